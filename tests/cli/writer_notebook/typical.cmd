# The first cell says what it is; the last lines say for which program it is meant.
cp ../small/* "$W"
weefsel run --quiet --output "$W/out" "$W/study.xml" >/dev/null
grep -c '^ *"rows = show(.*tables/' "$W/out/report.ipynb" | sed 's/[1-9][0-9]*/loads tables/'
sed -n 's/^ *"\(def .*\)\\n",$/\1/p' "$W/out/report.ipynb"
tail -n 14 "$W/out/report.ipynb"
