# Cut short, without its content, with a password; what stands there no times, or fewer.
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
log() {
    printf '== Een\nactivity | date\nA1 | d=2025-01-10\n%s\n' "$1" | book log.ods
    refused
}
log 'repeat 0 | A2 | d=2025-02-10'
log 'repeat -2 | A2 | d=2025-02-10'
log '0* A2 | d=2025-02-10'
log 'A2 | -1* d=2025-02-10'
log 'anderhalf* A2 | d=2025-02-10'
