# The key file holds something else.
. ./setup
printf 'abc\n' >pseudonym.key
try
