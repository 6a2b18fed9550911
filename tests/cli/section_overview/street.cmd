weefsel run ../street/study.xml --output "$W/out" --quiet 2>/dev/null
../../tools/section_text.sh "$W/out/report.html" overview
