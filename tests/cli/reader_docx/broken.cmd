# A text that is cut off, missing, no document, not even a zip; the good file beside them is read.
. ./setup
doc goed.docx <<'X'
Ans: Dag.
Bas: Dag hoor.
Ans: Tot ziens.
Bas: Dag.
X
printf 'Ans: Dag.\nBas: Dag.\n' | doc halve_tekst.docx cut=word/document.xml:60
printf 'Ans: Dag.\nBas: Dag.\n' | doc geen_tekst.docx without=word/document.xml
head -c 700 goed.docx >halve_zip.docx
python3 - <<'X'
import zipfile
with zipfile.ZipFile("goed.docx") as z, zipfile.ZipFile("doctype.docx", "w") as o:
    for n in z.namelist():
        b = z.read(n)
        if n == "word/document.xml":
            b = b.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)
        o.writestr(n, b)
with zipfile.ZipFile("ander.docx", "w") as o:
    o.writestr("[Content_Types].xml", "<Types/>")
    o.writestr("word/document.xml", '<w:document xmlns:w="urn:iets:anders"><w:body/></w:document>')
X
printf 'gewoon tekst' >geen_zip.docx
printf '\320\317\021\340\241\261\032\341oud' >wachtwoord.docx
try
