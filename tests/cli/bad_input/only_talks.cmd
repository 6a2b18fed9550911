# A study without logs.
. ./setup
sed -i '/activities/d; /attendance/d; /ties/d' study.xml
try
