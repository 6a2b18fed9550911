# A misspelt element.
. ./setup
sed -i 's/<lexicon /<leksicon /' study.xml
try
