# A text that is cut off, missing, locked, hostile; the good file beside them is read.
ext=odt; . ../reader_docx/setup
printf 'Ans: Dag.\nBas: Dag.\nAns: Ja.\nBas: Ja.\n' >talk
doc goed.odt <talk
doc halve_tekst.odt cut=content.xml:60 <talk
doc geen_tekst.odt without=content.xml <talk
head -c 700 goed.odt >halve_zip.odt
{ cat talk; cat <<'X'; } | doc wachtwoord.odt
== manifest
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>
X
python3 - <<'X'
import zipfile
with zipfile.ZipFile("goed.odt") as z, zipfile.ZipFile("doctype.odt", "w") as o:
    for n in z.namelist():
        b = z.read(n)
        if n == "content.xml":
            b = b.replace(b"<office:document-content", b'<!DOCTYPE x [<!ENTITY a "b">]><office:document-content', 1)
        o.writestr(n, b)
X
try
