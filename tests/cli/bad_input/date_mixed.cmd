# Most dates have the day in front, one the year and one a word: each is what it says.
. ./setup
sed -i 's/2025-01-10/03-01-2025/; s/2025-02-11/2025-02-11/; s/2025-03-12/13-03-2025/' log.csv
echo 'A4;4 april 2025;lopen;P1;;P1' >>log.csv
try
cut -d, -f1-3 out/tables/activities.csv
