# Repeats that would fill the memory: refused at once, with the limit named; repeats of nothing are nothing.
. ./setup
with log.ods
log() {
    printf '== Een\nactivity | date\n%s\n' "$1" | book log.ods
    refused
}
log 'repeat 1000000000 | A1 | d=2025-01-10'
log '1000000000* A1'
log 'repeat 1000000 | 16000* aaaaaaaaaaaaaaaaaaaa'
log 'repeat 1000000000 | 1000000000* '
log 'repeat 1000000 | A1 | d=2025-01-10' # filled down to the last row: 12 seconds of rejected rows
python3 - <<'P'
import zipfile
with zipfile.ZipFile("log.ods", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
    z.writestr("content.xml", "<a>" * 100000)
P
refused
