# Made to fill the memory: refused at once, with the limit named.
. ./setup
with log.xlsx
python3 - <<'P'
import zipfile
def book(sheet, strings=""):
    with zipfile.ZipFile("log.xlsx", "w", zipfile.ZIP_DEFLATED) as z:
        main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        z.writestr("xl/workbook.xml", f'<workbook xmlns:r="{main}"><sheets><sheet name="a" r:id="a"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships><Relationship Id="a" Type="{main}/worksheet" Target="s.xml"/></Relationships>')
        z.writestr("xl/s.xml", sheet)
import shutil
books = {
    "ratio": "<worksheet>" + " " * 50_000_000 + "</worksheet>",
    "deep": "<worksheet>" + "<a>" * 100_000,
    "row": '<worksheet><sheetData><row r="2000000000"><c t="str"><v>x</v></c></row></sheetData></worksheet>',
    "column": '<worksheet><sheetData><row><c r="ZZZZ1" t="str"><v>x</v></c></row></sheetData></worksheet>',
    "doctype": '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>',
}
for name, sheet in books.items():
    book(sheet)
    shutil.move("log.xlsx", name + ".xlsx")
P
for name in ratio deep row column doctype; do
    cp $name.xlsx log.xlsx
    refused
done
