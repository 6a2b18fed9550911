# Consent asked as a question: who said no is nowhere, and that is told to who reads along but not kept.
cd "$W"
printf '%064d\n' 7 >pseudonym.key
chmod 600 pseudonym.key
printf 'person;name;consent\nP1;Ine Smit;Ja\nP2;Omar Tas;nee\n' >people.csv
printf 'Datum: 3 maart 2025\nInterviewer: Ine Smit\nRespondent: Omar Tas\n\nIne: Dag.\nOmar: Dag.\nIne: Ja.\nOmar: Goed.\nEinde opname\n' >a.txt
printf '<study xmlns="urn:weefsel:study:1" id="t" language="nl">\n<people file="people.csv"/>\n<transcripts files="*.txt"/>\n</study>\n' >study.xml
weefsel run --quiet --output out .
cut -d, -f1,6 out/tables/people.csv
cut -d, -f1-4 out/tables/utterances.csv
cut -d, -f3- out/tables/problems.csv
cat out/tables/rejected.csv
weefsel check --quiet "$W/out" || echo "exit $?"
