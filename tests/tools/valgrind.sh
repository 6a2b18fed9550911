#!/bin/sh
# Runs the unit test programs given under valgrind. The tests of workers start /proc/self/exe,
# which under valgrind is valgrind itself, so they are left out.
bad=0; n=0; log=$(mktemp)
for t in "$@"; do
    case $t in */test_worker) continue ;; esac
    valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite "$t" >"$log" 2>&1 ||
        { echo "not ok: ${t##*/}"; grep -A12 '^==' "$log" | head -30; bad=1; }
    n=$((n + 1))
done
rm -f "$log"
[ $bad = 0 ] && [ $n -gt 0 ] && echo "valgrind: $n programs clean (test_worker left out)"
exit $bad
