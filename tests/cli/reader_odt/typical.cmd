# Speakers in bold, a colon; a heading, a footnote, a comment, a deletion, blanks, tabs and line breaks.
ext=odt; . ../reader_docx/setup
doc gesprek.odt <<'X'
<text:tracked-changes><text:changed-region text:id="a"><text:deletion><office:change-info><dc:creator>M. Bos</dc:creator></office:change-info><text:p>geschrapt</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Interview 3, Zuilen</text:h>

**Interviewer:** Hoe lang woont u hier al?
<text:p><text:span text:style-name="Vet">Sjaan:</text:span> Al   veertig jaar,<text:s text:c="2"/>sinds de Marnixlaan<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>De straat langs de spoorlijn.</text:p></text:note-body></text:note> nog een zandpad was.<text:line-break/>Dat<text:tab/>was me wat.</text:p>
En mijn man ook.

<text:p><text:span text:style-name="Vet">Interviewer:</text:span> En de <text:change text:change-id="a"/><office:annotation><dc:creator>Marijke Bos</dc:creator><dc:date>2025-05-03</dc:date><text:p>Vraag wijkt af van de leidraad.</text:p><text:p>Nagaan.</text:p></office:annotation><text:change-start text:change-id="b"/>buren<text:change-end text:change-id="b"/><office:annotation-end/>?</text:p>
**Sjaan:** Die ken ik alle­maal.
X
try
