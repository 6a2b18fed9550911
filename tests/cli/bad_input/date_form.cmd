# A date as people say it.
. ./setup
sed -i 's/2025-02-11/11 feb/' log.csv
try
