# A table of blanks.
. ./setup
printf '\n\n ;;\n' >log.csv
try
