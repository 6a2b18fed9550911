# study.xml is empty.
. ./setup
: >study.xml
try
