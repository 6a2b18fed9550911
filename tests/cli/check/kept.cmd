# Labels as they are written are shown by check; what a run keeps has none beside the messages about them.
cp -R many "$W/s"
weefsel run -q -o "$W/out" "$W/s/study.xml" >/dev/null 2>&1
grep -ca Tante "$W/out/.weefsel/ingest/0001/heard" || :
