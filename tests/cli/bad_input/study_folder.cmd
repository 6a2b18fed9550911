# A folder is called study.xml.
. ./setup
rm study.xml; mkdir study.xml
try
