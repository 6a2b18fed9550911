# Contents, lists, links, fields, text boxes, shapes, pictures, hidden text and sections.
ext=odt; . ../reader_docx/setup
doc vreemd.odt <<'X'
<text:table-of-content><text:index-body><text:p>Inhoud 1</text:p></text:index-body></text:table-of-content>
<text:list><text:list-item><text:p><text:number>1.</text:number>Els: Kijk op <text:a xlink:href="http://voorbeeld.nl">de site</text:a> van <text:date>3 mei</text:date>.</text:p></text:list-item><text:list-item><text:p>Omar: Ja<text:hidden-text text:is-hidden="true" text:string-value="x">x</text:hidden-text><text:span text:style-name="Weg"> niet voor lezers</text:span><text:soft-page-break/> dat klopt.</text:p></text:list-item></text:list>
<text:section text:name="a"><text:p>Els: In de doos <draw:frame><draw:text-box><text:p>Omar: Uit het kader.</text:p></draw:text-box></draw:frame>zat niets.<draw:frame><draw:object/><draw:image/></draw:frame></text:p></text:section>
<text:section text:name="b" text:display="none"><text:p>Els: Niet te zien.</text:p></text:section>
<draw:custom-shape><text:p>Omar: Op een vorm.</text:p><draw:enhanced-geometry/></draw:custom-shape>
<table:table><table:table-row><table:table-cell><text:p>Els: In een kader.</text:p><table:table><table:table-row><table:table-cell><text:p>Omar: En nog een.</text:p></table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>
<text:p>Els: Een regel<text:line-break/>Omar: en nog een regel</text:p>
== automatic
<style:style style:name="Weg" style:family="text" style:parent-style-name="Weg"><style:text-properties text:display="none"/></style:style>
== styles
<office:master-styles><style:master-page style:name="x"><style:header><text:p>Kop van elke bladzijde</text:p></style:header><style:footer><text:p/></style:footer></style:master-page></office:master-styles>
X
try
