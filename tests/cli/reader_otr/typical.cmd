weefsel ingest typical/study.xml --output "$W/out" && rc=0 || rc=$?
weefsel run typical/study.xml --output "$W/out" >"$W/said" 2>&1 && run=0 || run=$?
echo "run ends with $run"
cut -d, -f1,5,9- "$W/out/tables/utterances.csv"
cat "$W/out/tables/losses.csv" "$W/out/.weefsel/ingest/0001/text"; echo "|"
exit $rc
