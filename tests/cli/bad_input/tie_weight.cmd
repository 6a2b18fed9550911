# Weights that are no weights.
. ./setup
printf 'P1;P3;veel\nP3;P1;-2\n' >>help.csv
try
