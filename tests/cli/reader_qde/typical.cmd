# The XML alone: texts that stand in it are read, others are not there.
. ../reader_qdpx/setup
cat >buurt.qde <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Buurt Zuid" origin="QualCoder 3.5">
<Users><User guid="11111111-1111-4111-8111-111111111111" name="Anna"/></Users>
<CodeBook><Codes><Code guid="22222222-2222-4222-8222-222222222222" name="Samen" isCodable="true"/></Codes></CodeBook>
<Sources>
<TextSource guid="33333333-3333-4333-8333-333333333333" name="Keukentafel">
<Description>Gesprek aan de keukentafel.</Description>
<PlainTextContent>Interviewer: Wie helpt u?&#13;
Mw. De Wit: Mijn buren 🙂 helpen me.
</PlainTextContent>
<PlainTextSelection guid="44444444-4444-4444-8444-444444444444" name="Mijn buren 🙂 helpen" startPosition="38" endPosition="57">
<Coding guid="55555555-5555-4555-8555-555555555555" creatingUser="{11111111-1111-4111-8111-111111111111}"><CodeRef targetGUID="22222222-2222-4222-8222-222222222222"/></Coding>
</PlainTextSelection>
</TextSource>
<TextSource guid="66666666-6666-4666-8666-666666666666" name="Elders" plainTextPath="relative:///elders.txt"/>
<TextSource guid="77777777-7777-4777-8777-777777777777" name="Leeg"><PlainTextContent></PlainTextContent></TextSource>
</Sources>
</Project>
X
coded buurt.qde
try || echo "exit $?"
quotes
