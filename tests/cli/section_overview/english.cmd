cp -r ../street "$W/study"; sed -i 's/language="nl"/language="en"/' "$W/study/study.xml"
weefsel run "$W/study/study.xml" --output "$W/out" --quiet 2>/dev/null
../../tools/section_text.sh "$W/out/report.html" overview
