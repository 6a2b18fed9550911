# A talk in a table: a heading row, times, repeated empty cells, cells that lie over others.
ext=odt; . ../reader_docx/setup
doc gesprek.odt <<'X'
Gesprek in het buurthuis
<table:table><table:table-column table:number-columns-repeated="4"/><table:table-header-rows><table:table-row><table:table-cell><text:p>Tijd</text:p></table:table-cell><table:table-cell><text:p>Spreker</text:p></table:table-cell><table:table-cell><text:p>Tekst</text:p></table:table-cell><table:table-cell><text:p>Opmerking</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>00:01</text:p></table:table-cell><table:table-cell><text:p>Interviewer:</text:p></table:table-cell><table:table-cell><text:p>Hoe gaat het met de tuin?</text:p></table:table-cell><table:table-cell/></table:table-row>
<table:table-row><table:table-cell><text:p>00:09</text:p></table:table-cell><table:table-cell table:number-rows-spanned="2"><text:p>Yusuf</text:p></table:table-cell><table:table-cell><text:p>Goed hoor.</text:p></table:table-cell><table:table-cell><text:p>lacht</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell/><table:covered-table-cell/><table:table-cell><text:p>De bonen</text:p><text:list><text:list-item><text:p>en de sla</text:p></text:list-item></text:list></table:table-cell><table:table-cell/></table:table-row>
<table:table-row><table:table-cell table:number-columns-spanned="4"><text:p>Deel 2: de straat</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>staan hoog.</text:p></table:table-cell><table:table-cell/></table:table-row>
</table:table>
X
try
