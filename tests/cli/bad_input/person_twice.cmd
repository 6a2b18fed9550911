# Two rows of the list of people have one id: whose consent holds?
. ./setup
printf 'P2;Bo Stam;Bo;bewoner;volledig\n' >>people.csv
try
