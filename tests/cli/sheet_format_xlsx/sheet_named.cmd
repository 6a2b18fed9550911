# A sheet by its name, also a hidden one; a header in a row of its own.
. ./setup
book log.xlsx <<'X'
== Een
activity | date
A9 | d=45667
== Twee hidden
Nummer | Dag | Titel
activity | date | title
A1 | d=45667 | koffie
X
with log.xlsx 'sheet="twee" header="2"'
try
