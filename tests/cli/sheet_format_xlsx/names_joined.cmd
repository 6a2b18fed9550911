# A first and a last name in two columns; a list of people of which nothing else is told.
. ./setup
book people.xlsx <<'X'
== Mensen
Nr | Voornaam | Achternaam | Rol | Toestemming
P1 | Sanne | Vos | bewoner | volledig
P2 | Omar | Idrissi | bewoner | volledig
P3 | Greet | Maas | vrijwilliger | geen citaten
P4 | Joost | | interviewer | volledig
X
sed -i 's|<people file="people.csv" encoding="utf-8"/>|<people file="people.xlsx"/>|' study.xml
weefsel run -q study.xml -o out || echo "exit $?"
sed -i 's|<people file="people.xlsx"/>|<people file="people.xlsx"><column name="name" from="Voornaam + Achternaam"/></people>|' study.xml
sed -i 's|"P1;P2"|"Sanne Vos;Omar Idrissi;Joost"|' log.csv
try
cat out/tables/people.csv
