#!/bin/sh
# weefsel init on 34 real interviews without labels or lists: all are found, and check accepts the study.
# usage: init_western_sydney.sh PROGRAM; skips where ../shared/data is not there.
prog=$1
data=../shared/data/western-sydney-oral-history/transcripts
[ -d "$data" ] || { echo "init_western_sydney: no $data here; skipped"; exit 0; }
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
cp -R "$data" "$tmp/transcripts"
bad=0
"$prog" init --language en --id sydney "$tmp" >"$tmp/said" || bad=1
grep -q '^  talks: 34 (34 txt)' "$tmp/said" || { echo "init_western_sydney: not 34 talks"; head -3 "$tmp/said"; bad=1; }
grep -q '<transcripts files="transcripts/\*"/>' "$tmp/study.xml" || { echo "init_western_sydney: another pattern"; bad=1; }
n=$(grep -c 'role="interviewer"/> <!--' "$tmp/study.xml")
[ "$n" -ge 10 ] || { echo "init_western_sydney: the interviewer is guessed in $n talks"; bad=1; }
"$prog" check --quiet "$tmp/study.xml" 2>/dev/null | grep -q '^fine: 0 errors' || { echo "init_western_sydney: check refuses"; bad=1; }
[ $bad = 0 ] && echo "init_western_sydney: 34 talks, the interviewer guessed in $n; check accepts"
exit $bad
