#!/bin/sh
# Runs the inputs in tests/fuzz/corpus through their targets, built without the fuzzer.
bin=$1; shift
cd "$(dirname "$0")/../.." || exit 1
err=$(mktemp); trap 'rm -f "$err"' EXIT
bad=0; files=0
for t in "$@"; do
    [ -d "tests/fuzz/corpus/$t" ] || { echo "not ok: $t: no tests/fuzz/corpus/$t"; bad=1; continue; }
    n=$(timeout 60 "$bin/$t" "tests/fuzz/corpus/$t"/* 2>"$err") || { echo "not ok: $t"; tail -n 3 "$err"; bad=1; continue; }
    files=$((files + ${n%% *}))
done
[ $bad = 0 ] && echo "fuzz: $# targets, $files inputs ok"
exit $bad
