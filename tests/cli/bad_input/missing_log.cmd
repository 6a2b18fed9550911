# The log is not there.
. ./setup
rm log.csv
try
