# Two columns have one name.
. ./setup
sed -i '1s/started_by/title/' log.csv
try
