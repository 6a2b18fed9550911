# A folder stands in the place of the log.
. ./setup
rm log.csv; mkdir log.csv
try
