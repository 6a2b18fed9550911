# Names in sources, codes, cases, coders and memos, under pseudonyms; Wijnands withdrew.
. ./setup
made nvivo buurt.qdpx names notes cases heading
cat >people.csv <<'X'
person,name,aliases,role,consent
B01,Truus Jansen,Mw. Jansen,resident,full
B02,Kees Wijnands,Dhr. Wijnands,resident,withdrawn
V01,Fatma Demir,,volunteer,full
V02,Anna Prins,,volunteer,full
X
printf '%064d\n' 7 >pseudonym.key
chmod 600 pseudonym.key
coded buurt.qdpx
sed -i 's|<transcripts|<people file="people.csv"/><transcripts|; s|<privacy.*/></study>|</study>|' study.xml
try
quotes
cut -d, -f1-2,14- out/tables/documents.csv
for t in notes losses intake; do table $t; done
for name in Jansen Wijnands Fatma Demir Anna Prins Truus Kees 06-12345678 'Wijk Zuid'; do
    if grep -rl --exclude=names "$name" out; then echo "$name staat er"; fi
done
