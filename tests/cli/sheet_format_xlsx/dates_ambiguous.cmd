# Texts that may be 3 April or 4 March stand among dates that are certain: only the texts are in doubt.
. ./setup
book log.xlsx <<'X'
== Een
activity | date | participants
A1 | d=45667 | P1
A2 | 3-4-2025 | P2
X
with log.xlsx
try || echo "exit $?"
sed -i 's|<activities|<activities dates="dd-mm-yyyy"|' study.xml
try
