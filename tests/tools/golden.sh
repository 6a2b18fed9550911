#!/bin/sh
# The demo's report, notebook, figures and small tables as they are committed, byte for byte.
# UPDATE=1 rewrites them (look at the difference).
prog=$1; study=datasets/voorbeeldbuurt; kept=notebooks-output/voorbeeldbuurt
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
chmod 600 $study/key/pseudonym.key
"$prog" run -q --output "$tmp/out" $study/study.xml >/dev/null 2>"$tmp/log" || { cat "$tmp/log"; exit 1; }
rm -rf "$tmp/out/.weefsel"
find "$tmp/out/tables" -name '*.csv' -size +48k -exec rm {} +
find "$tmp/out/tables" -name '*.json' -exec rm {} +
if [ -n "$UPDATE" ]; then
    mkdir -p $kept && find $kept -mindepth 1 ! -name '*.png' -delete 2>/dev/null
    cp -r "$tmp/out/." $kept/ && chmod -R u+rwX,go+rX $kept && echo "golden: rewritten"
    exit
fi
# `make run` writes there too, and more than is committed.
(cd "$tmp/out" && find . -type f | sort) >"$tmp/files"
git ls-files "$kept" 2>/dev/null | sed "s|^$kept|.|; /\.png\$/d" | LC_ALL=C sort >"$tmp/committed"
bad=0
if [ -s "$tmp/committed" ]; then
    LC_ALL=C sort "$tmp/files" | diff "$tmp/committed" - || { echo "golden: other files than those committed"; bad=1; }
fi
while IFS= read -r file; do
    diff "$kept/$file" "$tmp/out/$file" >"$tmp/log" 2>&1 || { echo "not ok: $kept/$file"; head -c 2000 "$tmp/log"; echo; bad=1; }
done <"$tmp/files"
[ $bad = 0 ] && echo "golden: $(wc -l <"$tmp/files") files ok"
exit $bad
