#!/bin/sh
# A full disk is an error (74), on standard output and in the output folder.
prog=$1; bad=0; n=0
for args in "--help" "--version" "tables" "measures" "formats" "help study" "help schema"; do
    # shellcheck disable=SC2086
    "$prog" $args >/dev/full 2>/dev/null; rc=$?
    [ $rc = 74 ] || { echo "devfull: '$args' exits $rc, want 74"; bad=1; }
    n=$((n + 1))
done
if unshare -rm true 2>/dev/null; then
    tmp=$(mktemp -d)
    # shellcheck disable=SC2016 # expanded by the inner shell
    unshare -rm sh -c 'mount -t tmpfs -o size=96k none "$1" && "$2" run -q --output "$1/out" datasets/southern-women/study.xml >/dev/null 2>"$1.err"; rc=$?; find "$1" -name "*.part" | grep . && rc=1; exit $rc' sh "$tmp" "$prog"
    rc=$?
    [ $rc = 74 ] || { echo "devfull: a run on a full disk exits $rc, want 74"; cat "$tmp.err"; bad=1; }
    rm -rf "$tmp" "$tmp.err"; n=$((n + 1))
else echo "devfull: no full disk could be made here; that part is skipped"
fi
[ $bad = 0 ] && echo "devfull: $n ok"
exit $bad
