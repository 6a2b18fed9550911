# The lexicon is not there.
. ./setup
rm terms.csv
try
