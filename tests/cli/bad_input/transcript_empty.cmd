# A transcript without a word.
. ./setup
: >talks/a.txt
try
