# A log that counts who were there, with one date that a program wrote among those of a person.
cp ../small/talk.txt "$W"
printf 'Nr;Naam;Rol\n101;Ans Bos;bewoner\n102;Bilal Dal;vrijwilliger\n' >"$W/mensen.csv"
printf 'Nummer;Datum;Titel;Aanwezig\nA1;03-01-2025;koffie;12\nA2;13-02-2025;soep;8\nA3;2025-03-01;feest;15\n' >"$W/log.csv"
weefsel init --language nl --id koppen "$W"
sed -n '/<!-- 4/,/<\/activities>/p' "$W/study.xml"
weefsel check "$W/study.xml" 2>/dev/null
