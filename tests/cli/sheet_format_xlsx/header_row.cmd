# The row that should have the names is empty.
. ./setup
book log.xlsx <<'X'
== Een
activity | date
A1 | d=45667
X
with log.xlsx 'header="7"'
refused
