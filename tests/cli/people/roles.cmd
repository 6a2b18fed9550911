cp -r roles/* "$W"
weefsel run --quiet --output "$W/out" "$W/study.xml" 2>&1 || echo "exit $?"
cat "$W/out/tables/roles.csv" "$W/out/tables/people.csv"
cut -d, -f1,4,6 "$W/out/tables/utterances.csv"
