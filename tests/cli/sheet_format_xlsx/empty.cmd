# Nothing in it.
. ./setup
book log.xlsx <<'X'
== Een
 | 
== Twee hidden
x
X
with log.xlsx
refused
