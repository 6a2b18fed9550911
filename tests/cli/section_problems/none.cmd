cp -r ../street "$W/study"; sed -i '/02-31/d' "$W/study/activities.csv"
weefsel run "$W/study/study.xml" --output "$W/out" --quiet
../../tools/section_text.sh "$W/out/report.html" problems
