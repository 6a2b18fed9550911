# There is no such sheet.
. ./setup
book log.xlsx <<'X'
== Een
activity | date
== Twee
x
X
with log.xlsx 'sheet="Drie"'
refused
