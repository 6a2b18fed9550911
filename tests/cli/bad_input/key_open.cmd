# Others can read the key.
. ./setup
chmod 644 pseudonym.key
try
