# The last tag of study.xml is not there.
. ./setup
sed -i 's|</study>||' study.xml
try
