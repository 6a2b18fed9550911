# Rows with too few and too many cells.
. ./setup
printf 'A4;2025-05-01\nA5;2025-05-02;dans;P1;;P1;extra;nog\n' >>log.csv
try
