# A header that says who someone is, however it is spelled, is no attribute.
printf 'person;name;Geboorte-datum;Tel.;e_mail\nP1;Ine Smit;01-02-1960;0612345678;i@x.nl\n' >"$W/people.csv"
printf 'Ine: Dag.\nI: Dag.\nIne: Ja.\nI: Goed.\n' >"$W/a.txt"
printf '<study xmlns="urn:weefsel:study:1" id="t" language="nl">\n<people file="people.csv"/>\n<transcripts files="*.txt"/>\n</study>\n' >"$W/study.xml"
weefsel run --quiet --output "$W/out" "$W/study.xml"
