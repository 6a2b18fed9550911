# Speakers in bold, a colon; an empty paragraph, a line break, a footnote, a comment, accepted changes.
. ./setup
doc gesprek.docx <<'X'
<w:p><w:pPr><w:pStyle w:val="Kop"/></w:pPr><w:r><w:t>Interview 3, Zuilen</w:t></w:r></w:p>

**Interviewer:** Hoe lang woont u hier al?
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Sjaan:</w:t></w:r><w:r><w:t xml:space="preserve"> Al veertig jaar, sinds de Marnixlaan</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> nog een zandpad was.</w:t><w:br/><w:t>Dat was me wat.</w:t></w:r></w:p>
En mijn man ook.

<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Interviewer:</w:t></w:r><w:r><w:t xml:space="preserve"> En de </w:t></w:r><w:commentRangeStart w:id="0"/><w:del w:id="9" w:author="M. Bos"><w:r><w:delText xml:space="preserve">straat </w:delText></w:r></w:del><w:ins w:id="10" w:author="M. Bos"><w:r><w:t>buren</w:t></w:r></w:ins><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>?</w:t></w:r></w:p>
**Sjaan:** Die ken ik alle­maal.
== footnotes
<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> De straat langs de spoorlijn.</w:t></w:r></w:p></w:footnote>
== comments
<w:comment w:id="0" w:author="Marijke Bos" w:initials="MB"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t>Vraag wijkt af van de leidraad.</w:t></w:r></w:p><w:p><w:r><w:t>Nagaan.</w:t></w:r></w:p></w:comment>
== styles
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/><w:rPr><w:b/></w:rPr></w:style>
== header
Interviews Zuilen
X
try
