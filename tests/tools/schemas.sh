#!/bin/sh
# The CSVW description of every table as it is committed in schemas/tables. UPDATE=1 rewrites them.
prog=$1; kept=schemas/tables; bad=0; n=0
[ -n "$UPDATE" ] && mkdir -p $kept && rm -f $kept/*.json
for table in $("$prog" tables --language en | sed -n 's/^\([a-z_]*\): .*/\1/p'); do
    n=$((n + 1))
    if [ -n "$UPDATE" ]; then "$prog" tables "$table" --csvw >"$kept/$table.json" || exit 1; continue; fi
    "$prog" tables "$table" --csvw | cmp -s - "$kept/$table.json" ||
        { echo "$kept/$table.json differs: run UPDATE=1 make schemas and look at the difference"; bad=1; }
done
[ "$n" = "$(find $kept -name '*.json' | wc -l)" ] || { echo "$kept: $n tables, another number of files"; bad=1; }
[ $bad = 0 ] && [ $n -gt 0 ] && echo "schemas: $n tables ok"
exit $bad
