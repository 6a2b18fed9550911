# Who speaks in a cue: every WEG is said by someone who withdrew, however her label is written.
cp speakers/* "$W"
weefsel run --quiet --output "$W/out" "$W/study.xml" >/dev/null 2>"$W/said"
cat "$W/said"
cut -d, -f 1,4-6,13- "$W/out/tables/utterances.csv"
cat "$W/out/.weefsel/ingest/0001/text"; echo "|"
if grep -r WEG "$W/out"; then exit 1; fi
