cp ../small/* "$W"
weefsel run --dry-run --why --output "$W/out" "$W/study.xml"
weefsel run -q --output "$W/out" "$W/study.xml" >/dev/null
weefsel run --dry-run --why --output "$W/out" "$W/study.xml"
echo 'Ans: Nog iets.' >>"$W/talk.txt"
weefsel run --dry-run --why --output "$W/out" "$W/study.xml"
