#!/bin/sh
# House rules on size and tidiness: functions of at most 60 lines, files of at most 600, lines of at
# most 120 columns, no tabs or trailing blanks, every text of texts.def used somewhere.
bad=0
say() { echo "$1"; bad=1; }
code=$(find pipeline -name '*.c' -o -name '*.h')
# shellcheck disable=SC2086
long=$(awk 'FNR == 1 { begin = 0 } /^\{$/ { begin = FNR }
            /^\}$/ { if (begin && FNR - begin + 1 > 60) print FILENAME ":" begin ": a function of " FNR - begin + 1 " lines"; begin = 0 }' $code)
[ -n "$long" ] && say "$long"
for f in $code; do
    n=$(wc -l <"$f"); [ "$n" -gt 600 ] && say "$f: $n lines"
done
# shellcheck disable=SC2086
wide=$(LC_ALL=C.UTF-8 awk 'length($0) > 120 { print FILENAME ":" FNR ": " length($0) " columns" }' $code); [ -n "$wide" ] && say "$wide"
# shellcheck disable=SC2086
blank=$(grep -nE '	| $' $code); [ -n "$blank" ] && say "$blank"
words=$(mktemp)
# shellcheck disable=SC2086
cat $code $(find pipeline -name '*.def' ! -name texts.def) | grep -oE '\b[A-Z][A-Z0-9_]+\b' | sort -u >"$words"
for id in $(sed -nE 's/^(MESSAGE|LABEL)\(([A-Z0-9_]+),.*/\1_\2/p' pipeline/*/texts.def); do
    grep -qxE "$id|${id#*_}" "$words" || say "texts.def: nothing uses $id"
done
rm -f "$words"
[ $bad = 0 ] && echo "house: ok"
exit $bad
