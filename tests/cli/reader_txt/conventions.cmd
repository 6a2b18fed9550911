weefsel ingest conventions/study.xml --output "$W/out" && rc=0 || rc=$?
weefsel run conventions/study.xml --output "$W/out" >"$W/said" 2>&1 && run=0 || run=$?
echo "run ends with $run"
cut -d, -f1,5,9- "$W/out/tables/utterances.csv"
cut -d, -f1,2,4 "$W/out/tables/documents.csv"
cat "$W/out/.weefsel/ingest/0001/text"; echo "|"
exit $rc
