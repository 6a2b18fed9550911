# A project with a source without words, and one with only blanks.
. ../reader_qdpx/setup
cat >leeg.qde <<'P'
<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Buurt Zuid" origin="QualCoder 3.5">
<CodeBook><Codes><Code guid="22222222-2222-4222-8222-222222222222" name="Samen" isCodable="true"/></Codes></CodeBook>
<Sources>
<TextSource guid="33333333-3333-4333-8333-333333333333" name="Keukentafel"><PlainTextContent></PlainTextContent></TextSource>
<TextSource guid="44444444-4444-4444-8444-444444444444" name="Plein"><PlainTextContent>
 
</PlainTextContent></TextSource>
</Sources>
</Project>
P
coded leeg.qde
try
