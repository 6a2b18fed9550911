# A study without talks.
. ./setup
sed -i '/documents/d; /transcripts/d; /lexicon/d' study.xml
try
