#!/bin/sh
# How long each stage takes on a made-up study, beside a plain pass over the same bytes in the same
# run (machines differ; the ratio says more than the seconds). SIZE: number of transcripts.
prog=$1; size=${SIZE:-400}
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 "$(dirname "$0")/corpus.py" "$dir/study" "$size" || exit 1
bytes=$(cat "$dir"/study/transcripts/* | wc -c)
seconds() { # command…: wall seconds
    begin=$(date +%s.%N); "$@" >/dev/null 2>"$dir/err" || { cat "$dir/err" >&2; echo "bench: '$*' failed" >&2; exit 1; }
    echo "$begin $(date +%s.%N)" | awk '{ printf "%.3f", $2 - $1 }'
}
# shellcheck disable=SC2016 # the inner shell expands it
plain=$(seconds sh -c 'LC_ALL=C wc -w "$1"/transcripts/*' sh "$dir/study")
echo "$size transcripts, $bytes bytes; a plain pass that counts words (wc -w): $plain s"
printf '%-12s %5s %9s %9s %9s\n' stage jobs seconds MB/s 'x plain'
for jobs in 1 2; do
    for stage in ingest code network statistics report; do
        t=$(seconds "$prog" $stage -q --jobs $jobs --output "$dir/out$jobs" "$dir/study/study.xml")
        echo "$stage $jobs $t $bytes $plain" |
            awk '{ printf "%-12s %5d %9.3f %9.1f %9.1f\n", $1, $2, $3, $4 / 1e6 / $3, $3 / $5 }'
    done
    t=$(seconds "$prog" run -q --jobs $jobs --output "$dir/out$jobs" "$dir/study/study.xml")
    echo "run again, nothing changed: $t s with $jobs"
done
diff -rq -x .weefsel "$dir/out1" "$dir/out2" && echo "1 and 2 workers: same bytes"
