# A Word file is called study.xml.
. ./setup
printf 'PK\003\004rommel' >study.xml
try
