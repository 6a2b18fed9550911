#!/bin/sh
# Fuzzes each target for TIME seconds, beginning with its corpus and with what earlier runs added to it
# in build/. What breaks a promise is left in build/fuzz/found/; put it, made small, in the corpus.
bin=$1; shift
cd "$(dirname "$0")/../.." || exit 1
bad=0
for t in "$@"; do
    work=build/fuzz/corpus/$t; found=build/fuzz/found/$t
    mkdir -p "$work" "$found" "tests/fuzz/corpus/$t"
    dict=
    for d in "tests/fuzz/dict/$t.dict" "tests/fuzz/dict/xml.dict"; do
        if [ -z "$dict" ] && [ -e "$d" ]; then
            case $d:$t in */xml.dict:*txt|*/xml.dict:*vtt|*/xml.dict:*srt|*/xml.dict:*csv|*/xml.dict:*otr) ;; *) dict=-dict=$d ;; esac
        fi
    done
    # a member is packed in the archives that the target itself makes, so nothing larger is needed
    "$bin/$t" $dict -max_total_time="$TIME" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="$found/" "$work" "tests/fuzz/corpus/$t" >"build/fuzz/$t.log" 2>&1
    status=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$t.log")
    cov=$(grep -oE 'cov: [0-9]+' "build/fuzz/$t.log" | tail -n 1)
    echo "$t: ${runs:-0} runs in $TIME s, $cov, exit $status"
    if [ $status != 0 ]; then
        bad=1
        grep -m 3 -E 'not so|ERROR|runtime error|SUMMARY|BUG' "build/fuzz/$t.log"
    fi
done
exit $bad
