# Merged cells, in the rows and then in the header.
. ./setup
book log.ods <<'X'
== Een
activity | date | person
1x2 A1 | d=2025-01-10 | P1
covered | | P2
X
with log.ods
try || echo "exit $?"
book log.ods <<'X'
== Een
activity | date | 2x1 person | covered
A1 | d=2025-01-10 | P1 | P2
X
try
