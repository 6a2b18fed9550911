# A quote in the lexicon is not closed.
. ./setup
printf 'theme;term\neten;"soep\n' >terms.csv
try
