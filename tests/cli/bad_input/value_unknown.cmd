# A value in another language.
. ./setup
sed -i 's/from="activities"/from="activiteiten"/' study.xml
try
