# A cue that ends before it starts.
. ./setup
sed -i 's/00:00:09.000/00:00:02.000/' talks/b.vtt
try
