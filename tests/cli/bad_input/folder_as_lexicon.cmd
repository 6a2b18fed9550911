# A folder stands in the place of the lexicon.
. ./setup
rm terms.csv; mkdir terms.csv
try
