# No namespace, sources of one name, sources called after nothing; two programs in one study.
. ../reader_qdpx/setup
cat >los.qde <<'X'
<Project name="los">
<Sources>
<TextSource guid="a" name="Gesprek/1.txt"><PlainTextContent>Ans: Dag Ben.
Ben: Dag Ans.</PlainTextContent></TextSource>
<TextSource guid="b" name="Gesprek/1.txt"><PlainTextContent>Ans: Nog een dag.
Ben: Ja, nog een.</PlainTextContent></TextSource>
<TextSource guid="c"><PlainTextContent>Een verslag zonder naam.

Met twee stukken.</PlainTextContent></TextSource>
</Sources>
</Project>
X
made maxqda Gesprek.qdpx
study '*.qd*' '<human-codings file="Gesprek.qdpx"/><human-codings file="los.qde"/>'
try || echo "exit $?"
cut -d, -f1-4,12 out/tables/documents.csv
quotes
