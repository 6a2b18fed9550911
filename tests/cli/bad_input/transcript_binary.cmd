# A program in the place of a transcript.
. ./setup
head -c 300 /bin/ls >talks/a.txt
try
