#!/bin/sh
# Follows README.md's "How to add to it" to the letter, in a copy of the project: every block whose
# first line names a file becomes that file, or the last lines of it where it is a list (*.def).
# Then all of it must build without a warning, keep the rules of the house, and be there.
# usage: trials.sh MODE (the objects in build/MODE are used again)
mode=$1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
fail() { echo "not ok: trials: $1"; cat "$tmp/log"; exit 1; }

copy=$tmp/copy
mkdir -p "$copy/build" || exit 1
cp -pR Makefile README.md pipeline schemas datasets tests "$copy/" && rm -rf "$copy/datasets/western-sydney/transcripts"
[ -d "build/$mode" ] && cp -pR "build/$mode" "$copy/build/"
cd "$copy" || exit 1

awk '
    !inside && /^```[a-z]+ [^ ]+$/ { path = $2; inside = 1; text = ""; next }
    inside && /^```$/ {
        inside = 0
        folder = path; sub(/[^\/]*$/, "", folder)
        system("mkdir -p " folder)
        if (path ~ /\.def$/) printf "%s", text >> path
        else printf "%s", text > path
        close(path); print path; next
    }
    inside { text = text $0 "\n" }
' README.md >"$tmp/made"
[ -s "$tmp/made" ] || { echo "not ok: trials: README.md names no files"; exit 1; }

units=$(sed -n "s,^tests/unit/\(test_.*\)\.c\$,build/$mode/tests/\1,p" "$tmp/made")
# shellcheck disable=SC2086 # a list of words
MAKEFLAGS= make -s "MODE=$mode" all $units registries layers headers banned >"$tmp/log" 2>&1 || fail "building"
grep -i 'warning' "$tmp/log" && fail "warnings"
# shellcheck disable=SC2086
tests/tools/unit.sh $units >"$tmp/log" 2>&1 || fail "unit tests"
cases=$(sed -n 's,^tests/cli/\([^/]*\)/.*,\1/*.cmd,p' "$tmp/made" | sort -u)
# shellcheck disable=SC2086
tests/cli/run.sh "$PWD/build/$mode/weefsel" $cases >"$tmp/log" 2>&1 || fail "command-line tests"
for list in formats measures; do
    "build/$mode/weefsel" "$list"
done >"$tmp/log" 2>&1
grep -E '(readers|measures)\.def$' "$tmp/made" >"$tmp/listed"
while IFS= read -r path; do
    id=$(tail -n 1 "$path" | sed 's/.*(\(.*\))/\1/')
    grep -q "^ *$id " "$tmp/log" || fail "$id is not listed"
done <"$tmp/listed"
echo "trials: $(grep -c '\.def$' "$tmp/made") additions ok"
