# A log as Excel saves it: dates, numbers, texts; every cell of its own kind.
. ./setup
book log.xlsx <<'X'
== Logboek
activity | date | title | started_by | participants
A1 | d=45667 | koffie | P3 | P1;P2;P3
A2 | d=45699 | soep | P1 | P1;P2
A3 | m=45728.604166666664 | inline fietsen | P2 | P2;P3
X
with log.xlsx
try
