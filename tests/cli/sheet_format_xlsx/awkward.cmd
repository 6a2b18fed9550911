# A title above the header, an empty row, a hidden one, texts among dates, an error, a formula
# without result, remarks beside the table, a total below it; other sheets.
. ./setup
book log.xlsx <<'X'
== Uitleg hidden
niet lezen
== Logboek 2025
Logboek van het buurthuis
..
activity | date | title | person | hours |  |
A1 | d=45667 | koffie;thee | P1 | =1.5 | | ziek?
..
A1 | d=45667 | | P2 | t=0.0625
hide A2 | 13-02-2025 | zei "soep"\n en meer | P1 | =0.1
A3 | 3 mrt. 2025 | e=#N/A | P2 | f=2
A4 | d=45730 | b=1 | P3 | f=
A5 | =45731 | taart | P3 | =1
Totaal | | | | =4.6
== Blad3
nog iets
X
with log.xlsx
try
