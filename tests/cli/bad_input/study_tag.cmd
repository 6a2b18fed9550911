# An element of study.xml is not closed.
. ./setup
sed -i 's|directed="yes"/>|directed="yes">|' study.xml
try
