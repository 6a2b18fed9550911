# The key file is empty.
. ./setup
: >pseudonym.key
try
