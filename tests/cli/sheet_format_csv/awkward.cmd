# A title with commas above the header, blank lines, empty columns, CR as line end, dates in words,
# thousands, a line end in a cell, a total at the end.
. ./setup
printf 'Logboek buurthuis, team Oost, 2025;;;;;\r\r;activity;date;title;;person;hours\r;A1;ma 3 mrt. 2025;"koffie\rthee";;P1;1.250,50\r;A2;2025-02-11T14:30:00;soep;;P2;0,5\r;;;;;;\r;A3;12/3/25;"zei ""ja""";;P3;1:30\r;Totaal;;;;;1.252,50\r' >log.csv
try || echo "exit $?"
sed -i 's|<activities|<activities dates="dd-mm-yyyy"|' study.xml
sed -i 's|2025-02-11T14:30:00|11-02-2025 14:30|' log.csv
try
