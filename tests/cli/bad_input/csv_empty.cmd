# A table of nothing.
. ./setup
: >log.csv
try
