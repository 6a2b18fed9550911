# As Statistics Netherlands writes: BOM, semicolons, quotes, numbers padded with blanks, thousands.
. ./setup
printf '\357\273\277"kenmerk";"waarde";"aantal"\r\n"achtergrond";"Nederlands    ";"     905"\r\n"achtergrond";"Turks";"  1.312"\r\n"achtergrond";"overig";"."\r\n' >population.csv
sed -i 's|<activities|<population file="population.csv"/><activities|' study.xml
weefsel run -q study.xml -o out >/dev/null || echo "exit $?"
cat out/tables/population.csv
sed 1d out/tables/rejected.csv
