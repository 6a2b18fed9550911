cp ../street/people.csv ../street/activities.csv "$W"
cat >"$W/study.xml" <<X
<study xmlns="urn:weefsel:study:1" id="stil" language="nl">
  <people file="people.csv"/><activities file="activities.csv"/><privacy pseudonyms="no"/>
</study>
X
weefsel run "$W/study.xml" --output "$W/out" --quiet 2>/dev/null
grep '<h2 ' "$W/out/report.html" | sed 's/<[^>]*>//g'
ls "$W/out/figures"
