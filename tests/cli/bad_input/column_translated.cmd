# Headers that are plain Dutch translations are read as what they say, and that is told.
. ./setup
sed -i '1s/.*/Nr;Naam;Bijnamen;Rol;Toestemming/' people.csv
try
