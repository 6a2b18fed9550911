# No file matches the pattern of the talks.
. ./setup
sed -i 's|talks/\*|talk/*.docx|' study.xml
try
