# Halima withdrew. Of what she says in a table nothing is left, alone or with another, whatever row it goes on in,
# and nothing of a table that nobody can read; but a paragraph in which she is named is told as not used.
cp -R withdrawn "$W/study"
chmod -R u+w "$W/study" # copied from a tree that may be read-only
. ./setup
cd "$W/study"
printf '%064d\n' 7 >pseudonym.key
chmod 600 pseudonym.key
doc tafel.docx <<'X'
Gesprek met Sjaan en Halima Chaouki
| Roos Iepema | Hoe gaat het?
| Halima Chaouki | geheim een
|  | geheim twee
| 12:03 | geheim drie
| Sjaan Pietersen | prima
| Halima Chaouki, Sjaan Pietersen | geheim vier
|  | geheim vijf
| Lima en Sjaan Pietersen | geheim zes
| Sjaan Pietersen | ja
| een opmerking die in de verkeerde kolom staat, van Halima Chaouki | geheim zeven
|  | geheim acht
| Sjaan Piters | dag
<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>Sjaan Pietersen</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>ja hoor</w:t><w:br/><w:t>Halima Chaouki: geheim negen</w:t></w:r></w:p><w:p><w:r><w:t>geheim tien</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>geheim elf</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
| Roos Iepema | tot ziens

| Datum | 3 mei 2025
| Respondent | Halima Chaouki
| Adres | geheim twaalf
X
doc naast.docx <<'X'
| Roos Iepema | Halima Chaouki | Sjaan Pietersen
| Hoe gaat het? | geheim een | prima
| En nu? | geheim twee |
X
doc raadsel.docx <<'X'
Roos Iepema: Hoe gaat het?
Sjaan Pietersen: prima
| Halima Chaouki | zegt dit en dat en nog meer | geheim een
| iets van de anderen | daar zei ze niets op, en verder ook niet | geheim twee
X
weefsel run -q study.xml -o out >/dev/null
cut -d, -f1,4,9-14 out/tables/utterances.csv
sed 1d out/tables/rejected.csv
! grep -rl geheim out
