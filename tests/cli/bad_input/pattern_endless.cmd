# Links that lead back, and a pattern as deep as one likes.
. ./setup
ln -s . x
ln -s . y
sed -i 's|talks/\*|*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/*|' study.xml
try
