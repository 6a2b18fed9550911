# A folder as life makes it: blanks, accents and signs in names, a setting for each subfolder, an Excel list and log,
# and much that is neither. Then the researcher decides, and check accepts it.
python3 life.py "$W/Ondiep & Zuilen <2025>"
cd "$W/Ondiep & Zuilen <2025>"
weefsel init --language nl .
cat study.xml woordenlijst.csv
stat -c '%a %n' study.xml woordenlijst.csv pseudonym.key
weefsel check -q study.xml 2>&1 || echo "status $?"
sed -i 's/;Telefoon//; s/;06-12345678//; s/;vrijwilliger;;/;vrijwilliger;/; s/;bewoner;;/;bewoner;/' *namen*.csv
sed -i 's/dates="?"/dates="dd-mm-yyyy"/; s/<!-- \(<speaker label="Ozlen Kaya".*>\) -->/\1/; s/person="?"/role="bewoner"/' study.xml
sed -i 's/<!-- \(<speaker label="Truus".*>\) -->/\1/' study.xml
weefsel check study.xml
