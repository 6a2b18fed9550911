# A log as LibreOffice saves it.
. ./setup
book log.ods <<'X'
== Logboek
activity | date | title | started_by | participants
A1 | d=2025-01-10 | koffie | P3 | P1;P2;P3
A2 | d=2025-02-11 | note soep | P1 | P1;P2
A3 | d=2025-03-12T14:30:00 | fietsen | P2 | P2;P3
X
with log.ods
try
