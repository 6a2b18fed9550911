# No byte, blank lines, delimiters alone, a mark alone, and a header without rows.
. ./setup
log() { echo "$1:" >&2; printf "$2" >log.csv; try && rc=0 || rc=$?; echo "$1: exit $rc"; }
log 'geen byte' ''
log 'lege regels' '\r\n  \r\n\r\n'
log 'alleen scheidingstekens' ';;;\n;;;\n'
log 'alleen een merkteken' '\357\273\277'
log 'alleen sep' 'sep=;\n'
log 'alleen een kop' 'activity;date;title\n'
