# Markup in every field of a study is text in the report: no element of it, and nothing lost.
cat >"$W/study.xml" <<'X'
<study xmlns="urn:weefsel:study:1" id="kwaad" language="nl">
  <title>&lt;script&gt;alert(1)&lt;/script&gt;</title>
  <people file="people.csv"/>
  <transcripts files="*.txt"/>
  <activities file="activities.csv"/>
  <lexicon file="lexicon.csv"/>
  <network id="net" from="activities"/>
  <group attribute="&lt;img src=x onerror=alert(1)&gt;"/>
  <privacy pseudonyms="no"/>
</study>
X
cat >"$W/people.csv" <<'X'
person,name,role,<img src=x onerror=alert(1)>
"<b onclick=alert(1)>","Ans",resident,"<script>alert(2)</script>"
"c'""d","Bep",resident,"<script>alert(5)</script>"
X
cat >"$W/activities.csv" <<'X'
activity,date,title,person
"<i>1</i>",2024-01-02,"<iframe src=//x>","<b onclick=alert(1)>"
"<i>1</i>",2024-01-02,"<iframe src=//x>","c'""d"
"<i>2</i>",nooit<script>alert(3)</script>,x,"<b onclick=alert(1)>"
X
cat >"$W/lexicon.csv" <<'X'
theme,term
"<u onmouseover=alert(1)>",koffie
X
printf '%s\n' 'Ans: Koffie </blockquote><script>alert(4)</script> en &lt;thee&gt;.' >"$W/talk<title>.txt"
weefsel run -q --output "$W/out" "$W/study.xml" >/dev/null 2>&1 || echo "exit $?"
sed 1d "$W/out/report.html" | xmllint --noout -
xmllint --noout "$W"/out/figures/*.svg
grep -ciE '<(script|img|iframe|b|i|u)[ >]| on[a-z]+="' "$W/out/report.html" || true
for text in '<h1>&lt;script&gt;alert(1)' 'nooit&lt;script&gt;alert(3)' '&lt;/blockquote&gt;&lt;script&gt;alert(4)' \
    '&lt;u onmouseover=alert(1)&gt;' '&lt;b onclick=alert(1)&gt;' '&lt;script&gt;alert(5)' \
    'talk&lt;title&gt;.txt' '&lt;iframe src=//x&gt;'; do
    grep -qF "$text" "$W/out/report.html" || echo "lost: $text"
done
