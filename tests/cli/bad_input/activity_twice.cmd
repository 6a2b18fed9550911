# Two rows of the log have one id and say different things.
. ./setup
printf 'A2;2025-04-01;feest;P1;;P1\n' >>log.csv
try
