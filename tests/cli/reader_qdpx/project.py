#!/usr/bin/env python3
"""Makes a REFI-QDA project as a program would: project.py HOW FILE.qdpx [WHAT …]

HOW says how positions are counted and how the archive looks: standard, qualcoder, nvivo, atlas, maxqda.
WHAT adds or breaks things. The quotes and their positions are worked out here, by Python, from the same
texts; people and streets do not exist.
"""
import sys
import uuid
import zipfile
from xml.sax.saxutils import escape, quoteattr

HOW = {  # unit, line end of the stored text, what a line end counts for, BOM, counts it, origin, .qde, folder
    "standard": ("point", "\n", 1, False, False, "", "project.qde", "sources"),
    "qualcoder": ("point", "\n", 1, False, False, "QualCoder 3.5", "project.qde", "sources"),
    "nvivo": ("utf16", "\r\n", 2, True, False, "NVivo 14.23", "project.qde", "Sources"),
    "atlas": ("point", "\r\n", 1, True, False, "ATLAS.ti 23.2", "Buurt Zuid.qde", "sources"),
    "maxqda": ("point", "\n", 2, False, False, "MAXQDA 2022", "Project.qde", "sources"),
    "marked": ("point", "\n", 1, True, True, "", "project.qde", "sources"),
}

EEN = """Gesprek 1, in het buurthuis

Interviewer: Hoe gaat het hier? 😀👍🏽
Mw. Jansen: We doen het sámen, één voor allen 🙂. Ook cafe\u0301 De Brug doet mee.
En de tuin groeit.
Interviewer: En de gemeente?
Mw. Jansen: Die luistert niet altijd. Met de buren eten 🍲 we wel.
"""
TWEE = """Dhr. Wijnands: De coöperatie helpt buren. 😀
Interviewer: Hoe dan?
Dhr. Wijnands: Samen eten, elke week.
"""
# text, quote, code, user
CODED = [
    ("een", "We doen het sámen", "Samen", "Anna"),
    ("een", "sámen, één voor allen", "Samen", "Bram"),
    ("een", "cafe\u0301 De Brug doet mee.\nEn de tuin", "Plekken", "Anna"),
    ("een", "gemeente", "Gemeente", "Anna"),
    ("een", "Die luistert niet altijd.", "Gemeente", "Bram"),
    ("een", "de gemeente?\nMw. Jansen: Die luistert", "Gemeente", "Anna"),
    ("een", "eten 🍲 we", "Samen", "Anna"),
    ("twee", "helpt buren", "Samen", "Anna"),
    ("twee", "Samen eten", "Samen", "Bram"),
]


def guid(name):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "urn:weefsel:test:" + name))


def count(text, how):
    unit, _, ends, _, _, _, _, _ = how
    n = sum(2 if unit == "utf16" and ord(c) > 0xFFFF else 1 for c in text)
    return n + (ends - 1) * text.count("\n")


def position(text, at, how):
    return count(text[:at], how) + (1 if how[3] and how[4] else 0)


def selections(which, text, how, what):
    out = []
    for i, (doc, quote, code, user) in enumerate(CODED):
        if doc != which:
            continue
        at = text.index(quote)
        name = quote.replace("\n", " ")
        if "cut" in what and len(name) > 12:
            name = name[:12] + "…"
        if "unnamed" in what:
            name = ""
        who = "" if "nobody" in what else f' creatingUser="{guid(user)}"'
        begin, end = position(text, at, how), position(text, at + len(quote), how)
        if "reversed" in what and i == 0:
            begin, end = end, begin
        if "far" in what and i == 1:
            end = 99999
        if "letters" in what and i == 2:
            begin = "tien"
        to = guid("nergens") if "astray" in what and i == 3 else guid("code " + code)
        if "braces" in what:
            to = "{" + to.upper() + "}"
        out.append(
            f'<PlainTextSelection guid="{guid(f"sel {i}")}" name={quoteattr(name)} startPosition="{begin}" '
            f'endPosition="{end}"{who}>\n<Coding guid="{guid(f"coding {i}")}"{who}>'
            f'<CodeRef targetGUID="{to}"/></Coding>\n</PlainTextSelection>')
    if which == "een" and "heading" in what:
        at = position(text, text.index("buurthuis"), how)
        out.append(f'<PlainTextSelection guid="{guid("kop")}" name="buurthuis" startPosition="{at}" '
                   f'endPosition="{at + 9}" creatingUser="{guid("Anna")}">\n<Coding guid="{guid("kopcode")}">'
                   f'<CodeRef targetGUID="{guid("code Plekken")}"/></Coding>\n</PlainTextSelection>')
    if which == "een" and "notes" in what:
        at = position(text, text.index("En de tuin"), how)
        out.append(f'<PlainTextSelection guid="{guid("aant")}" name="En de tuin" startPosition="{at}" '
                   f'endPosition="{at + 10}" creatingUser="{guid("Bram")}">'
                   f'<Description>Welke tuin bedoelt mevrouw Jansen?</Description></PlainTextSelection>')
    return "\n".join(out)


def variable_value(name, kind, value):
    return (f'<VariableValue><VariableRef targetGUID="{guid("var " + name)}"/><{kind}Value>{value}</{kind}Value>'
            f"</VariableValue>")


def project(how, what):
    _, _, _, _, _, origin, _, _ = how
    space = "urn:QDA-XML:project:0:4" if "old" in what else "urn:QDA-XML:project:1.0"
    if "codebook" in what:
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>\n'
    users = "".join(f'<User guid="{guid(u)}" name="{u}"/>' for u in ("Anna", "Bram"))
    codes = (f'<Code guid="{guid("thema")}" name="Buurt" isCodable="false" color="#33CC33">'
             f'<Code guid="{guid("code Samen")}" name="{"Fatma" if "names" in what else "Samen"}" isCodable="true"/>'
             f'<Code guid="{guid("code Plekken")}" name="Plekken" isCodable="true"/></Code>\n'
             f'<Code guid="{"c001" if "guids" in what else guid("los")}" name="Gemeente" isCodable="true">'
             f'<Description>alleen de instelling</Description>'
             f'<Code guid="{guid("code Gemeente")}" name="Samen" isCodable="true"/></Code>')
    first = ""
    if "notes" in what:
        first += f'<NoteRef targetGUID="{guid("memo")}"/>'
    cases = ""
    if "cases" in what:
        cases = (f'<Variables><Variable guid="{guid("var straat")}" name="straat" typeOfVariable="Text"/>'
                 f'<Variable guid="{guid("var leeftijd")}" name="leeftijd" typeOfVariable="Integer"/>'
                 f'<Variable guid="{guid("var date")}" name="date" typeOfVariable="Date"/>'
                 f'<Variable guid="{guid("var Telefoon")}" name="Telefoon" typeOfVariable="Text"/></Variables>\n'
                 f'<Cases><Case guid="{guid("geval 1")}" name="Mw. Jansen">'
                 + variable_value("straat", "Text", "Lindestraat") + variable_value("leeftijd", "Integer", 67)
                 + variable_value("Telefoon", "Text", "06-12345678")
                 + f'<SourceRef targetGUID="{guid("een")}"/><SelectionRef targetGUID="{guid("sel 0")}"/></Case>\n'
                 f'<Case guid="{guid("geval 2")}">' + variable_value("straat", "Text", "Kerkplein")
                 + f'<SourceRef targetGUID="{guid("twee")}"/></Case>'
                 f'<Case guid="{guid("geval 3")}" name="Wijk Zuid">' + variable_value("date", "Date", "2024-05-01")
                 + f'<SourceRef targetGUID="{guid("twee")}"/></Case>'
                 f'<Case guid="{guid("geval 4")}" name="Dhr. Zonder"/></Cases>\n')
    sources = []
    for which, text in (("een", EEN), ("twee", TWEE)):
        title = f"Gesprek {which}"
        if "names" in what:
            title = {"een": "Interview mw. Jansen 3/4", "twee": "Gesprek Wijnands"}[which]
        path = f'internal://{guid(which)}.txt'
        if "elsewhere" in what and which == "twee":
            path = "absolute:///C:/onderzoek/twee.txt"
        extra = first if which == "een" else ""
        if which == "twee" and "cases" in what:
            extra += variable_value("straat", "Text", "Kerkplein") + variable_value("leeftijd", "Integer", 71)
        whole = ""
        if which == "twee" and "whole" in what:
            whole = (f'<Coding guid="{guid("geheel")}" creatingUser="{guid("Bram")}">'
                     f'<CodeRef targetGUID="{guid("code Samen")}"/></Coding>')
        sources.append(f'<TextSource guid="{guid(which)}" name="{title}.docx" plainTextPath="{path}" '
                       f'richTextPath="internal://{guid(which)}.docx">\n{selections(which, text, how, what)}\n{whole}{extra}'
                       f"</TextSource>")
    if "media" in what:
        at = [TWEE.index("Interviewer"), TWEE.index("Dhr. Wijnands: Samen"), len(TWEE)]
        sync = "".join(f'<SyncPoint guid="{guid(f"sync {i}")}" timeStamp="{ms}" position="{count(TWEE[:p], how)}"/>'
                       for i, (p, ms) in enumerate(zip([0] + at, (500, 4000, 6500, 9000))))
        sources.append(
            f'<AudioSource guid="{guid("geluid")}" name="Opname twee.mp3" path="internal://x.mp3">'
            f'<Transcript guid="{guid("uitschrift")}" name="uitgeschreven" plainTextPath="internal://{guid("twee")}.txt">'
            f'{sync}<TranscriptSelection guid="{guid("stuk")}" name="" fromSyncPoint="{guid("sync 2")}" '
            f'toSyncPoint="{guid("sync 3")}"><Coding guid="{guid("stukcode")}" creatingUser="{guid("Anna")}">'
            f'<CodeRef targetGUID="{guid("code Samen")}"/></Coding></TranscriptSelection></Transcript>\n'
            f'<AudioSelection guid="{guid("toon")}" begin="10" end="20"><Coding guid="{guid("tooncode")}" '
            f'creatingUser="{guid("Anna")}"><CodeRef targetGUID="{guid("code Samen")}"/></Coding></AudioSelection>'
            f"</AudioSource>")
        sources.append(f'<PDFSource guid="{guid("blad")}" name="Buurtblad.pdf" path="internal://y.pdf">'
                       f'<PDFSelection guid="{guid("vlak")}" page="0"/><Representation guid="{guid("bladtekst")}">'
                       f"<PlainTextContent>Nieuws uit de buurt.\n\nDe tuin is open.</PlainTextContent></Representation></PDFSource>")
        sources.append(f'<PictureSource guid="{guid("foto")}" name="foto.jpg" path="internal://z.jpg"/>')
    rest = ""
    if "notes" in what:
        rest = (f'<Notes><Note guid="{guid("memo")}" name="toon" creatingUser="{guid("Anna")}"><PlainTextContent>Let op de toon.'
                f'</PlainTextContent></Note>\n<Note guid="{guid("los memo")}" name="plan"><PlainTextContent>Later meer.'
                f"</PlainTextContent></Note></Notes>\n"
                f'<Links><Link guid="{guid("band")}" name="hoort bij" originGUID="{guid("thema")}" '
                f'targetGUID="{guid("los")}"/></Links>\n<Sets><Set guid="{guid("kern")}" name="kern">'
                f'<MemberCode targetGUID="{guid("thema")}"/><MemberSource targetGUID="{guid("een")}"/></Set></Sets>\n')
    made_by = "" if "nobody" in what else f' creatingUserGUID="{guid("Anna")}"'
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="{space}" name="Buurt Zuid" origin="{origin}"{made_by}>\n'
            f"<Users>{users}</Users>\n<CodeBook><Codes>{codes}</Codes></CodeBook>\n{cases}<Sources>\n"
            + "\n".join(sources) + f"\n</Sources>\n{rest}<Description>Een proef</Description>\n</Project>\n")


def main():
    how, path, what = HOW[sys.argv[1]], sys.argv[2], sys.argv[3:]
    if path.endswith(".qde"):
        with open(path, "w", encoding="utf-8") as f:
            f.write(project(how, what))
        return
    with zipfile.ZipFile(path, "w") as z:
        def put(name, data):
            z.writestr(zipfile.ZipInfo(name, (2024, 5, 1, 12, 0, 0)), data, zipfile.ZIP_DEFLATED)
        xml = project(how, what)
        if "bare" not in what:
            put(how[6], xml[: len(xml) // 2] if "half" in what else xml)
        if "two" in what:
            put("ander.qde", xml)
        for which, text in (("een", EEN), ("twee", TWEE)):
            if "absent" in what and which == "twee":
                continue
            data = text.replace("\n", how[1]).encode()
            put(f"{how[7]}/{guid(which)}.txt", (b"\xef\xbb\xbf" if how[3] else b"") + data)


main()
