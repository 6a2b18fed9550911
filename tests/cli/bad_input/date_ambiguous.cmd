# The day or the month may come first.
. ./setup
sed -i 's/2025-01-10/01-10-2025/; s/2025-02-11/02-11-2025/; s/2025-03-12/03-12-2025/' log.csv
try
