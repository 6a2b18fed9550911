# A folder stands in the place of the key.
. ./setup
rm pseudonym.key; mkdir pseudonym.key
try
