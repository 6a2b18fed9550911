# The same log with every delimiter, encoding and mark.
. ./setup
log() { printf 'activity%sdate%stitle\nA1%s2025-01-10%scaf\303\251\n' "$1" "$1" "$1" "$1"; }
show() { weefsel run -q study.xml -o out >/dev/null; sed 1d out/tables/activities.csv; }
for d in ';' ',' '	' '|'; do
    log "$d" >log.csv
    show
done
{ echo 'sep=|'; log '|'; } >log.csv
show
{ printf '\357\273\277'; log ';'; } >log.csv
show
{ printf '\377\376'; log ';' | iconv -f UTF-8 -t UTF-16LE; } >log.csv
show
log ';' | iconv -f UTF-8 -t UTF-16BE >log.csv
sed -i 's|<activities|<activities encoding="utf-16"|' study.xml
show
log '	' | iconv -f UTF-8 -t ISO-8859-1 >log.csv
sed -i 's|utf-16|iso-8859-1|' study.xml
show
