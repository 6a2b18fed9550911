# Cut short, without its content, with a password.
. ./setup
book log.ods <<'X'
== Een
activity | date
A1 | d=2025-01-10
X
with log.ods
cp log.ods good.ods
head -c 600 good.ods >log.ods
refused
make() {
    python3 - "$1" <<'P'
import sys, zipfile
with zipfile.ZipFile("good.ods") as old, zipfile.ZipFile("log.ods", "w") as new:
    for name in old.namelist():
        text = old.read(name)
        if name == "content.xml" and sys.argv[1] == "empty":
            continue
        new.writestr(zipfile.ZipInfo(name), text.replace(b"</table:table>", b"") if sys.argv[1] == "damaged" else text)
    if sys.argv[1] == "locked":
        new.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>')
P
}
for how in empty damaged locked; do
    make $how
    refused
done
