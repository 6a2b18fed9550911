# A date that does not exist.
. ./setup
sed -i 's/2025-02-11/2025-02-30/' log.csv
try
