# Dutch headers that are plain translations; one that is not is proposed.
. ./setup
book log.xlsx <<'X'
== Een
Activiteit | Datum bijeenkomst | Aanwezigen
A1 | d=45667 | P1;P2
X
with log.xlsx
try || echo "exit $?"
sed -i 's|</activities>|<column name="date" from="Datum bijeenkomst"/></activities>|' study.xml
try
