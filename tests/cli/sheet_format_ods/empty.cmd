# No byte, a workbook without sheets, with an empty sheet, with only a hidden one, with a header alone.
. ./setup
with log.ods
say() { echo "$1:" >&2; refused; }
: >log.ods
say 'geen byte'
python3 - <<'P'
import zipfile
with zipfile.ZipFile("log.ods", "w") as z:
    z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    z.writestr("content.xml", '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
               '<office:body><office:spreadsheet/></office:body></office:document-content>')
P
say 'geen blad'
book log.ods <<'B'
== Een
 | 
B
say 'leeg blad'
book log.ods <<'B'
== Een hidden
activity | date
A1 | d=2025-01-10
B
say 'alleen een verborgen blad'
book log.ods <<'B'
== Een
activity | date | title
B
say 'alleen een kop'
