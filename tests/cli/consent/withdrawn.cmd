# Study b is study a without who withdrew: her rows and turns are deleted by hand (a blank line stands
# in their place), the coders' numbers follow, and mentions of her read [naam]. Everything that is
# made must be the same, to the byte.
cp -r a b "$W"
cd "$W"
for s in a b; do
    printf '%064d\n' 7 >$s/pseudonym.key
    chmod 600 $s/pseudonym.key
    (cd $s && weefsel ingest study.xml --output out)
done 2>said
cd a/out/.weefsel
for f in ingest/all/* ingest/0001/text problems/ingest/*; do
    cmp "$f" "../../../b/out/.weefsel/$f" && echo "$f is alike"
done
grep -ac 'Halima\|Lima' ingest/all/* ingest/0001/text problems/ingest/* || true
