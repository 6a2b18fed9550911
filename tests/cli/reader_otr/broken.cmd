weefsel run broken/study.xml --output "$W/out" >/dev/null && rc=0 || rc=$?
if [ -e "$W/out/tables/utterances.csv" ]; then cut -d, -f1,5,9- "$W/out/tables/utterances.csv"; cat "$W/out/.weefsel/ingest/0001/text"; echo "|"; fi
exit $rc
