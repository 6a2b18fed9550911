# A talk in a table: times, names with a colon, an empty name that goes on, remarks, merged cells.
. ./setup
doc gesprek.docx <<'X'
Gesprek in het buurthuis
| Datum | 3 mei 2025 |
| Plaats | Buurthuis De Plantage |

| Tijd | Spreker | Tekst | Opmerking |
| 00:01 | Interviewer: | Hoe gaat het met de tuin? | |
| 00:09 | Yusuf | Goed hoor. | lacht |
| | | De bonen staan hoog. | |
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>
<w:tr><w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr><w:p><w:r><w:t>Deel 2: de straat</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>[00:31]</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Yusuf</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>Daar is het te druk.</w:t></w:r></w:p><w:p><w:r><w:t>Altijd al.</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p/></w:tc></w:tr>
<w:tr><w:tc><w:tcPr/><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>Vooral met al die auto's.</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p/></w:tc></w:tr>
<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>00:40</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>Interviewer</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p/></w:tc><w:tc><w:tcPr/><w:p/></w:tc></w:tr>
</w:tbl>
Einde van de opname
X
try
