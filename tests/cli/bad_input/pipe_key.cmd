# A pipe in the place of the key.
. ./setup
rm pseudonym.key
mkfifo pseudonym.key
try
