# A quote in the log is not closed.
. ./setup
sed -i 's/"P1;P2"/"P1;P2/' log.csv
try
