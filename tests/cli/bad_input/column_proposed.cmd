# A needed column has a name that is near, or is told by its cells: the line to paste is shown.
. ./setup
sed -i '1s/date/Datum van de bijeenkomst/' log.csv
sed -i '1s/person/Kolom 2/' presence.csv
try
