#!/bin/sh
# Every transcript.xml that is shown as an example (README.md, the typical cases) holds to the schema.
schema=schemas/transcript.rng; n=0; bad=0
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
awk -v folder="$folder" '/^```xml$/ { text = ""; in_it = 1; next }
    /^```$/ && in_it { if (text ~ /<transcript /) { file = folder "/" ++n ".xml"; printf "%s", text >file; close(file) } in_it = 0 }
    in_it { text = text $0 "\n" }' README.md
for f in "$folder"/*.xml tests/cli/reader_transcript/typical/*.talk.xml; do
    [ -e "$f" ] || { echo "$f: no example"; bad=1; continue; }
    n=$((n + 1))
    xmllint --noout --relaxng "$schema" "$f" 2>"$folder/said" || { cat "$folder/said"; bad=1; }
done
for f in tests/cli/reader_transcript/awkward/*.talk.xml; do
    xmllint --noout --relaxng "$schema" "$f" 2>/dev/null && { echo "$f: holds to the schema, and should not"; bad=1; }
done
[ $bad = 0 ] && echo "transcripts: $n examples ok"
exit $bad
