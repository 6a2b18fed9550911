# The study itself is not there.
. ./setup
rm study.xml
try
