# No name of the demo's people stands in what people get: neither whole names nor their parts of five
# letters or more (shorter ones are words too).
weefsel run ../../../datasets/voorbeeldbuurt/study.xml --output "$W/out" --quiet >/dev/null 2>&1
iconv -f windows-1252 -t utf-8 ../../../datasets/voorbeeldbuurt/people.csv | sed 1d >"$W/people"
grep -v ';organisatie;' "$W/people" | cut -d';' -f2 >"$W/whole"
tr ' ' '\n' <"$W/whole" | grep '^[A-Z]....' | cat "$W/whole" - >"$W/names"
sort -u "$W/names" | sed '/^$/d' >"$W/sorted"
test "$(wc -l <"$W/sorted")" -gt 100
find "$W/out" -name .weefsel -prune -o -type f -print | sort >"$W/files"
test "$(wc -l <"$W/files")" -gt 50
xargs grep -nwF -f "$W/sorted" <"$W/files" | cut -c1-300 || true
