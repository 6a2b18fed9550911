#!/bin/sh
# Runs every tests/cli/*/*.cmd in its folder. Beside x.cmd: x.out, x.err (default empty) and
# x.exit (default 0), compared byte for byte. UPDATE=1 rewrites them. $W is a fresh empty folder.
prog=$1; shift
cd "$(dirname "$0")" || exit 1
PATH=$(dirname "$prog"):$PATH; LC_ALL=C; export PATH LC_ALL
tmp=$(mktemp -d); n=0; bad=0
# shellcheck disable=SC2048 # patterns are expanded here
for c in ${*:-*/*.cmd}; do
    base=${c%.cmd}; n=$((n + 1))
    W=$tmp/w; rm -rf "$W"; mkdir "$W"; export W
    (cd "$(dirname "$c")" && timeout 120 sh -e "$(basename "$c")") >"$tmp/out" 2>"$tmp/err" </dev/null
    echo $? >"$tmp/exit"
    sed -i "s|$W|W|g" "$tmp/out" "$tmp/err"
    for k in out err exit; do
        want=$base.$k
        if [ -n "$UPDATE" ]; then
            case $k:$(cat "$tmp/$k") in out:|err:|exit:0) rm -f "$want" ;; *) cp "$tmp/$k" "$want" ;; esac
            continue
        fi
        if [ ! -e "$want" ]; then
            want=$tmp/default
            case $k in exit) echo 0 ;; *) : ;; esac >"$want"
        fi
        cmp -s "$want" "$tmp/$k" || { echo "not ok: $base ($k)"; diff -u "$want" "$tmp/$k"; bad=1; }
    done
done
rm -rf "$tmp"
[ $bad = 0 ] && [ $n -gt 0 ] && echo "cli: $n cases ok"
exit $bad
