# A misspelt attribute.
. ./setup
sed -i 's/directed=/directd=/' study.xml
try
