# A table with its header only.
. ./setup
sed -i 1q log.csv
try
