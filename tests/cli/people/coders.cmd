# A coder who is on the list goes by her pseudonym, and a theme called after someone loses the name;
# an analysed word does not give away in its lemma or tag the name that its text hides.
printf 'person;name;role\nP1;Ine Smit;bewoner\nP2;Bart Wolthuis;beroepskracht\n' >"$W/people.csv"
printf '<study xmlns="urn:weefsel:study:1" id="t" language="nl">\n<people file="people.csv"/>\n<transcripts files="g.xml"/>\n<human-codings file="c.csv"/>\n</study>\n' >"$W/study.xml"
printf 'document;coder;theme;utterance\ng;Bart Wolthuis;Samen met Ine;1\ng;AB;Samen;1\n' >"$W/c.csv"
cat >"$W/g.xml" <<'X'
<FoLiA xmlns="http://ilk.uvt.nl/folia" xml:id="g" version="2.0"><metadata/><speech xml:id="s">
<utt xml:id="u1" speaker="Ine Smit"><w xml:id="w1"><t>BW</t><pos class="SPEC"/><lemma class="Bart_Wolthuis"/></w><w xml:id="w2"><t>kookt</t><pos class="WW"/><lemma class="koken"/></w></utt>
</speech></FoLiA>
X
weefsel run --quiet --output "$W/out" "$W/study.xml" >/dev/null 2>&1
cut -d, -f 2-4 "$W/out/tables/human_codings.csv" | sed 's/\bp[0-9a-z]\{10\}\b/PSEUDONYM/g'
cat "$W/out/tables/words.csv"
grep -rl 'Wolthuis\|Bart\|Ine ' "$W/out" | grep -v '/\.weefsel/' || echo 'no name in the output'
