#!/bin/sh
# The same input gives the same bytes: again, with other locales, time zones, folders, numbers of
# workers, masks and orders of files. Also: a run that reuses what is there, and one stage at a time.
prog=$1; shift
tmp=$(mktemp -d); bad=0; n=0
trap 'rm -rf "$tmp"' EXIT
localedef -i nl_NL -f UTF-8 "$tmp/nl_NL.UTF-8" >/dev/null 2>&1 || echo "same bytes: no Dutch locale could be made here; LC_ALL alone is set"
run() { # name study-file [command…]
    name=$1 study=$2; shift 2
    if ! "$@" "$prog" run -q --output "$tmp/$id.$name" "$study" >/dev/null 2>"$tmp/log"; then
        echo "not ok: $id $name: exit"; cat "$tmp/log"; bad=1; return
    fi
    n=$((n + 1))
    if ! diff -rq -x .weefsel "$tmp/$id.base" "$tmp/$id.$name" >"$tmp/log"; then
        echo "not ok: $id $name"; cat "$tmp/log"; bad=1
    fi
}
for study in "$@"; do
    folder=$(dirname "$study"); id=$(basename "$folder")
    run base "$study" env
    run again "$study" env
    run reuse "$study" env
    run dutch "$study" env LOCPATH="$tmp" LC_ALL=nl_NL.UTF-8 LANG=nl_NL.UTF-8
    run zone "$study" env TZ=Asia/Kathmandu
    run threads "$study" env OMP_NUM_THREADS=8
    run bare "$study" env -i
    run mask "$study" sh -c 'umask 0; exec "$@"' sh
    mkdir -p "$tmp/else where/é"; cp -r "$folder" "$tmp/else where/é/s"; chmod -R go-rwx "$tmp/else where/é/s"
    run folder "$tmp/else where/é/s/study.xml" env
    for jobs in 1 2 5; do
        "$prog" run -q --jobs $jobs --output "$tmp/$id.jobs$jobs" "$study" >/dev/null 2>&1
        diff -rq -x .weefsel "$tmp/$id.base" "$tmp/$id.jobs$jobs" || bad=1
        n=$((n + 1))
    done
    for stage in ingest code network statistics report; do
        "$prog" $stage -q --output "$tmp/$id.stages" "$study" >/dev/null 2>&1 || { echo "not ok: $id $stage: exit"; bad=1; }
    done
    diff -rq -x .weefsel "$tmp/$id.base" "$tmp/$id.stages" || bad=1
    n=$((n + 1))
    rm -rf "$tmp/else where"
done
[ $bad = 0 ] && [ $n -gt 0 ] && echo "same bytes: $n runs ok"
exit $bad
