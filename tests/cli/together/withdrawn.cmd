# A joint label: each gets the whole turn; where one of them withdrew it goes, and nothing shows that it
# was there: the tables are those of the same talk without these lines.
for s in met zonder; do
    mkdir "$W/$s"
    cp study.xml people.csv "$W/$s"
    cp $s.txt "$W/$s/g.txt"
    printf '%064d\n' 7 >"$W/$s/k.key"
    chmod 600 "$W/$s/k.key"
    (cd "$W/$s" && weefsel run --quiet --output out study.xml) >/dev/null 2>"$W/$s/said"
done
cut -d, -f 1,3- "$W/met/out/tables/utterances.csv"
cat "$W/met/said"
cmp "$W/met/said" "$W/zonder/said"
for t in utterances documents people problems rejected intake; do
    sed 's/[0-9a-f]\{64\}/SUM/' "$W/met/out/tables/$t.csv" >"$W/a"
    sed 's/[0-9a-f]\{64\}/SUM/' "$W/zonder/out/tables/$t.csv" >"$W/b"
    cmp "$W/a" "$W/b" && echo "$t is alike"
done
