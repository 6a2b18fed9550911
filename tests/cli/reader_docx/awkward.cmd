# Strict, another name for the main part; fields, contents, controls, text boxes given twice, hidden and
# moved text, deleted ends of paragraphs, a table within a table, notes that nothing refers to.
. ./setup
doc vreemd.docx strict main=tekst/hoofd.xml <<'X'
<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Inhoud</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Begin</w:t></w:r></w:p>
<w:p><w:r><w:t>Einde</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Els: Kijk op </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://voorbeeld.nl"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>de site</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink><w:r><w:t xml:space="preserve"> van de </w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>buurt</w:t><w:noBreakHyphen/><w:t>app</w:t></w:r></w:smartTag><w:fldSimple w:instr="PAGE"><w:r><w:t xml:space="preserve"> p. 3</w:t></w:r></w:fldSimple></w:p>
<w:p><w:r><w:t xml:space="preserve">Omar: Ja</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> niet voor lezers</w:t></w:r><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:tab/><w:t>dat klopt.</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Klik om tekst in te voeren</w:t></w:r></w:sdtContent></w:sdt></w:p>
<w:p><w:r><w:t xml:space="preserve">Els: In de doos </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>Omar: Uit het kader.</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Omar: Uit het kader.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>zat niets.</w:t></w:r><w:r><w:drawing><wp:inline/></w:drawing></w:r></w:p>
<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Omar: Dat is </w:t></w:r></w:p>
<w:p><w:moveFrom w:id="2"><w:r><w:t>weg</w:t></w:r></w:moveFrom><w:r><w:t xml:space="preserve">jammer, </w:t></w:r><w:moveTo w:id="3"><w:r><w:t>toch?</w:t></w:r></w:moveTo><w:commentRangeStart w:id="0"/><w:del w:id="4"><w:r><w:commentReference w:id="0"/></w:r></w:del></w:p>
<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>Els: In een kader.</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>Omar: En nog een.</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr><w:tr><w:trPr><w:del w:id="7"/></w:trPr><w:tc><w:p><w:r><w:t>Els: Geschrapt.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>Els: Een regel</w:t><w:br/><w:t>Omar: en nog een regel</w:t></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>kapot</w:instrText></w:r></w:p>
<w:p><w:r><w:t>Omar: Tot slot.</w:t></w:r></w:p>
== comments
<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>bij iets dat weg is</w:t></w:r></w:p></w:comment>
X
try
