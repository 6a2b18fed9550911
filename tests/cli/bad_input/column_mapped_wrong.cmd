# study.xml names a column that the list does not have.
. ./setup
sed -i 's|<people .*/>|<people file="people.csv"><column name="consent" from="Toestemming"/></people>|' study.xml
try
