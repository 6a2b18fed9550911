# Merged cells in the header.
. ./setup
book log.xlsx <<'X'
== Een
activity | date | title | 
A1 | d=45667 | koffie | thee
merge C1:D1
X
with log.xlsx
refused
