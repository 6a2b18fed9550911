#!/bin/sh
# A file in pipeline/N_x may include: its own folder, 0_base, and the public header of any
# folder M_y with M < N. The public header is the noun the folder produces.
public="study.h stage.h corpus.h columns.h seen.h survey.h coding.h network.h results.h report.h"
bad=0
for f in pipeline/[0-9]_*/*.[ch]; do
    here=${f#pipeline/}; here=${here%%/*}
    # shellcheck disable=SC2013 # names without blanks
    for inc in $(sed -n 's/^#include "\([^"]*\)".*/\1/p' "$f"); do
        case $inc in *.def) continue;; esac
        there=${inc%%/*}; name=${inc##*/}
        [ "$there" = "$here" ] && continue
        if [ "${there%%_*}" -gt "${here%%_*}" ] || [ "${there%%_*}" = "${here%%_*}" ]; then
            echo "$f: includes $inc, which is downstream"; bad=1
        elif [ "$there" != 0_base ]; then
            case " $public " in *" $name "*) ;; *) echo "$f: $inc is private to $there"; bad=1;; esac
        fi
    done
done
[ $bad = 0 ] && echo "layers: ok"
exit $bad
