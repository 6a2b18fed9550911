# The list of people is not in the encoding that study.xml says.
. ./setup
printf 'P5;Andr\351 Lam;Andr\351;bewoner;volledig\n' >>people.csv
try
