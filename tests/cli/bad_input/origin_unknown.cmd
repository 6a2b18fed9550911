# An activity sprang from one that is not there.
. ./setup
sed -i 's/;A1;/;A9;/' log.csv
try
