# A quote that is never closed; no CSV has sheets.
. ./setup
printf 'activity;date\nA1;"2025-01-10\nA2;2025-01-11\n' >log.csv
sed -i 's|<activities|<activities sheet="Blad1"|' study.xml
try
