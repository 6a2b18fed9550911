# A list of people whose columns study.xml does not explain: names and consent would come out as attributes.
. ./setup
sed -i '1s/.*/person;Naam;Bijnamen;role;Toestemming/' people.csv
try
