# One workbook with people and log on sheets of their own; first and last names; dates that Excel knows.
cp ../small/talk.txt "$W"
python3 ../sheet_format_xlsx/workbook.py "$W/Alles bij elkaar.xlsx" <<'X'
== Deelnemers 2025
Nr | Voornaam | Achternaam | Rol | Herkomst
1 | Ans | Bos | bewoner | hier
2 | Bilal | Dal | vrijwilliger | elders
3 | Cor | Eik | bewoner | hier
4 | Dop | Fik | bewoner | elders
== Logboek
Nummer | Datum | Titel | Deelnemers
A1 | d=45667 | koffie | 1;2
A2 | d=45699 | soep | 1;2;3
X
weefsel init --language nl --id werkmap "$W"
sed -n '/<people/,/<\/people>/p; /<activities/,/<\/activities>/p; /<group/p' "$W/study.xml"
weefsel check "$W/study.xml" 2>/dev/null
