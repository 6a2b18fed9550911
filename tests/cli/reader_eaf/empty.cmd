weefsel ingest empty/study.xml --output "$W/out" && rc=0 || rc=$?
cat "$W/out/.weefsel/ingest/0001/text"; echo "|"
exit $rc
