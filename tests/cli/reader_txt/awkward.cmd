weefsel run awkward/study.xml --quiet --output "$W/out" >/dev/null && rc=0 || rc=$?
cut -d, -f1,4-6,13- "$W/out/tables/utterances.csv"
cat "$W/out/.weefsel/ingest/0001/text"; echo "|"
exit $rc
