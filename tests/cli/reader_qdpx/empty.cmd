# No byte, an archive with nothing in it, a project whose texts have no words.
. ./setup
refused() { coded leeg.qdpx; echo "$1:" >&2; try && rc=0 || rc=$?; echo "$1: exit $rc"; }
: >leeg.qdpx
refused 'geen byte'
python3 -c 'import zipfile; zipfile.ZipFile("leeg.qdpx", "w").close()'
refused 'leeg archief'
python3 - <<'P'
import zipfile
with zipfile.ZipFile("leeg.qdpx", "w") as z:
    z.writestr("project.qde", '<Project xmlns="urn:QDA-XML:project:1.0" name="Buurt Zuid"><Sources>'
               '<TextSource guid="33333333-3333-4333-8333-333333333333" name="Keukentafel" plainTextPath="internal://a.txt"/>'
               '<TextSource guid="44444444-4444-4444-8444-444444444444" name="Plein" plainTextPath="internal://b.txt"/>'
               '</Sources></Project>')
    z.writestr("sources/a.txt", "")
    z.writestr("sources/b.txt", "\ufeff \n")
P
refused 'lege teksten'
