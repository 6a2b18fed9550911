# A list of people whose columns study.xml does not explain: names would come out as attributes.
. ./setup
sed -i '1s/.*/person;Voornaam;Achternaam;role;consent/' people.csv
try
