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
if diff -r -x '*.png' "$tmp/out" $kept >"$tmp/log"; then echo "golden: $(find $kept -type f | wc -l) files ok"; else head -40 "$tmp/log"; exit 1; fi
