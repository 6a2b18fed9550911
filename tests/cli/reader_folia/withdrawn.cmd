weefsel run withdrawn/study.xml --output "$W/out" --quiet && rc=0 || rc=$?
cat "$W/out/.weefsel/ingest/0001/text"; echo "|"
cat "$W/out/tables/rejected.csv"; echo "|"
! grep -rlaE 'we binnen|zitten|Toch' "$W/out" # in no file is what she said, on either level
exit $rc
