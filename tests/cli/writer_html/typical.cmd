# One page, well-formed, in the language of the study, with everything in it that it needs.
cp ../small/* "$W"
weefsel run -q --output "$W/out" "$W/study.xml" >/dev/null 2>&1
sed 1d "$W/out/report.html" | xmllint --noout -
sed '/<style>/,/<\/style>/d; /<\/header>/q' "$W/out/report.html"
sed 's/language="nl"/language="en"/' ../small/study.xml >"$W/study.xml"
weefsel run -q --output "$W/out" "$W/study.xml" >/dev/null 2>&1
sed '/<style>/,/<\/style>/d; /<\/header>/q' "$W/out/report.html" | grep -e '<html' -e skip
