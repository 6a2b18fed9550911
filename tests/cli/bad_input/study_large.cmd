# study.xml is larger than any study.
. ./setup
head -c 5000000 /dev/zero | tr "\\0" " " >>study.xml
try
