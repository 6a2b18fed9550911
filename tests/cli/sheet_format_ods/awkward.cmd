# Repeated cells and rows, blanks and lines in texts, a hidden row, an error, a formula without
# result, times as hours, two sheets.
. ./setup
book log.ods <<'X'
== Verborgen hidden
niet lezen
== Logboek
Logboek | 
repeat 2 | 
activity | date | title | type | setting | person | hours
A1 | d=2025-01-10 | 2* koffie  met\nmelk | buurthuis | P1 | t=PT1H30M00S
A1 | d=2025-01-10 | | | | P2 | =0.10000000000000001
hide A2 | 13-02-2025 | e=#DIV/0! | b=true | | P1 | f=3
A3 | d=2025-03-01 | | | | P3 | f=
repeat 2 | A3 | d=2025-03-01 | | | | P3 | f=1
== Extra
x
X
with log.ods
try
