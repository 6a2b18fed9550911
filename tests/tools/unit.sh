#!/bin/sh
# Runs the unit test programs given, each with a time limit; fails when one fails or runs no test.
bad=0; n=0
log=$(mktemp) || exit 1
for t in "$@"; do
    timeout 120 "$t" >"$log" 2>&1; rc=$?
    ran=$(sed -n 's/^\[==========\].* \([0-9]*\) test(s) run\.$/\1/p' "$log" | tail -n 1)
    if [ $rc != 0 ] || [ "${ran:-0}" = 0 ]; then echo "not ok: ${t##*/} (exit $rc)"; cat "$log"; bad=1; fi
    n=$((n + ${ran:-0}))
done
rm -f "$log"
[ $bad = 0 ] && echo "$# programs" && echo "unit: $n passed, 0 failed"
exit $bad
