# A tie with nobody, and with a misspelt name.
. ./setup
printf 'P1;P99;3\nP1;Sane Vos;1\n' >>help.csv
try
