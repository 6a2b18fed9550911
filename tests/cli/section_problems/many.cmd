# Of one kind only the first five are shown; the table on disk has all.
cp -r ../street "$W/study"
for i in 1 2 3 4 5 6 7 8; do echo "X$i,2025-02-30,Markt,ans" >>"$W/study/activities.csv"; done
weefsel run "$W/study/study.xml" --output "$W/out" --quiet 2>/dev/null
../../tools/section_text.sh "$W/out/report.html" problems
grep -c W-ING-038 "$W/out/tables/problems.csv"
