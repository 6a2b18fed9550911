# A list of words may be a workbook too.
. ./setup
book terms.xlsx <<'X'
== Woorden
thema | woord
eten | soep
eten | koffie*
X
sed -i 's|terms.csv|terms.xlsx|' study.xml
weefsel run -q study.xml -o out
cut -d , -f 2,5,7 out/tables/codings.csv
