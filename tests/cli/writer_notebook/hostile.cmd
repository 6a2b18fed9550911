# What stands in the study is shown and not carried out.
cp ../small/* "$W"
cat >"$W/study.xml" <<'XML'
<study xmlns="urn:weefsel:study:1" id="klein" language="en">
  <title>&lt;img src=x onerror=alert(1)&gt; $x$ *y* # z</title>
  <people file="people.csv"/>
  <transcripts files="*.txt"/>
  <lexicon file="lexicon.csv"/>
</study>
XML
echo 'Ans: Soep </td><script>alert(1)</script> | `soep` $\href{javascript:alert(1)}{soep}$ [soep](http://x.nl).' >>"$W/talk.txt"
weefsel run --quiet --output "$W/out" "$W/study.xml" >/dev/null
grep '"# ' "$W/out/report.ipynb"
grep -cE '<script|<img|\$\\|\]\(http' "$W/out/report.ipynb" || true
