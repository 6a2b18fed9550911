#!/bin/sh
# Makes one allocation fail at a time. Each run says so, ends with 71, and leaves no new file for
# people behind. STEP (default 37) thins the points out; STEP=1 takes them all.
prog=$1; bad=0; n=1; tried=0; dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
while :; do
    rm -rf "$dir/out"
    WEEFSEL_FAIL_ALLOC=$n "$prog" run -q --jobs 1 --output "$dir/out" datasets/southern-women/study.xml >/dev/null 2>"$dir/err"
    rc=$?
    [ $rc = 0 ] && break
    tried=$((tried + 1))
    [ $rc = 71 ] || { echo "fault $n: exit $rc, want 71"; head -3 "$dir/err"; bad=1; }
    [ -s "$dir/err" ] || { echo "fault $n: no message"; bad=1; }
    find "$dir/out" -name '*.part' -not -path '*/.weefsel/*' 2>/dev/null | grep . && { echo "fault $n: left a file behind"; bad=1; }
    n=$((n + ${STEP:-37}))
    [ $tried -gt 5000 ] && { echo "fault: did not end"; bad=1; break; }
done
[ $bad = 0 ] && echo "fault: $tried allocations failed in turn"
exit $bad
