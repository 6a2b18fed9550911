# French typing and Word: no-break blanks in and behind a name.
cd "$W"
printf '%064d\n' 7 >pseudonym.key
chmod 600 pseudonym.key
printf 'person;name;consent\nP1;Ine Smit;ja\nP2;Omar Tas;ingetrokken\n' >people.csv
printf 'Ine\302\240: Dag.\nOmar\302\240Tas\342\200\257: Dat blijft onder ons.\nIne\302\240Smit: Ja.\nOmar\302\240: Goed.\n' >a.txt
printf '<study xmlns="urn:weefsel:study:1" id="t" language="nl">\n<people file="people.csv"/>\n<transcripts files="*.txt"/>\n</study>\n' >study.xml
weefsel run --quiet --output out .
cut -d, -f1,5-7 out/tables/utterances.csv
grep -rl 'onder ons' out --exclude-dir=.weefsel || echo 'nowhere'
