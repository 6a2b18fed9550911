# Merged cells below the header: who has no activity of her own any more is not lost silently.
. ./setup
book log.xlsx <<'X'
== Een
activity | date | person
A1 | d=45667 | P1
 | | P2
A2 | d=45668 | P2
merge A2:A3
X
with log.xlsx
try
