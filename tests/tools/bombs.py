#!/usr/bin/env python3
"""Hostile files: each is refused with its name and the reason, at once and within little memory, and the
rest of the study is read.

usage: bombs.py PROGRAM [all]      all: also those that take longer to make

The files are made here, for each format that the program has: archives (too many members, too large,
inflating, overlapping, names that climb, links, a password), XML (entities, external files, nesting,
packed), texts and tables out of all proportion. One run reads all that is made of one format, with the
addresses limited to 512 MB, and must take less than a second of processor time for each file.
"""
import glob
import gzip
import io
import os
import re
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile

MEMORY = 512 * 1024 * 1024
GOOD = "Ans: Dit gesprek hoort er gewoon bij.\nBilal: Ja, dat vind ik ook.\n"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

# ---- archives -------------------------------------------------------------------------------------


def archive(members, attributes=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            if attributes and name in attributes:
                info.create_system, info.external_attr = 3, attributes[name]
            z.writestr(info, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def directory(data):
    """Offsets of the entries of the central directory (APPNOTE 4.3.12)."""
    end = data.rindex(b"PK\5\6")
    at, = struct.unpack_from("<I", data, end + 16)
    while data[at:at + 4] == b"PK\1\2":
        yield at
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        at += 46 + name + extra + comment


def patched(data, entry, offset, form, value, local=None):
    """The archive with another value in one entry of its directory, and in its local header."""
    data = bytearray(data)
    at = list(directory(data))[entry]
    struct.pack_into(form, data, at + offset, value)
    if local is not None:
        struct.pack_into(form, data, struct.unpack_from("<I", data, at + 42)[0] + local, value)
    return bytes(data)


def zip_bombs(members, main):
    """members: of a good file; main: the number of the one that holds the text."""
    name = members[main][0]

    def instead(content):
        return archive([(n, content if n == name else c) for n, c in members])

    good = archive(members)
    small = archive(members + [("x%d" % i, b"x" * 100) for i in range(2)])
    nul = small.replace(b"x0", b"x\0")
    return {
        "inflates": (instead(b" " * 30_000_000), "100.*W-ZIP-\\d+"),
        "members": (archive(members + [("x%d" % i, "") for i in range(10_001)]), "10.?000"),
        "size": (patched(small, -1, 24, "<I", 0x30000000, 22), "512|536.?870.?912"),
        "nested": (instead(good), ""),
        "overlapping": (overlap(small), ""),
        "climbs": (archive(members + [("../../weg.xml", "x")]), "weg.xml"),
        "absolute": (archive(members + [("/etc/weg.xml", "x")]), "weg.xml"),
        "drive": (archive(members + [("C:\\weg.xml", "x")]), "weg.xml"),
        "link": (archive(members + [("link", "/etc/passwd")], {"link": 0o120777 << 16}), "link"),
        "nul": (nul, ""),
        "double": (small.replace(b"x1", b"x0"), "x0"),
        "password": (patched(good, main, 8, "<H", 1, 6), ""),
        "cut": (good[:len(good) // 2], ""),
    }


def overlap(data):
    """Every member has the bytes of the largest, so that together they are more than the archive."""
    data = bytearray(data)
    entries = list(directory(data))
    largest = max(entries, key=lambda at: struct.unpack_from("<I", data, at + 20)[0])
    for at in entries:
        data[at + 16:at + 28] = data[largest + 16:largest + 28]
        data[at + 42:at + 46] = data[largest + 42:largest + 46]
        data[at + 10:at + 12] = data[largest + 10:largest + 12]
    return bytes(data)


# ---- XML ------------------------------------------------------------------------------------------


def xml_bombs(good):
    """good(text): a good document with the text in it."""
    def doctype(declarations, text):
        return (HEAD + "<!DOCTYPE x [%s]>\n" % declarations + good(text)).encode()

    laughs = '<!ENTITY l0 "ha">' + "".join('<!ENTITY l%d "%s">' % (i, "&l%d;" % (i - 1) * 10) for i in range(1, 10))
    root = re.match(r"<([\w:.-]+)", good("")).group(1)
    deep = good("@@").replace("@@", "<a>" * 100_000 + "</a>" * 100_000)
    return {
        "laughs": (doctype(laughs, "&l9;"), "DOCTYPE"),
        "quadratic": (doctype('<!ENTITY a "%s">' % ("a" * 50_000), "&a;" * 50_000), "DOCTYPE"),
        "external": (doctype('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"), "DOCTYPE"),
        "parameter": (doctype('<!ENTITY % a SYSTEM "http://localhost:1/x.dtd"> %a;', "tekst"), "DOCTYPE"),
        "doctype": ((HEAD + "<!DOCTYPE %s>\n" % root + good("tekst")).encode(), "DOCTYPE"),
        "deep": ((HEAD + deep).encode(), "100"),
        "packed": (gzip.compress((HEAD + good("tekst")).encode(), mtime=0), ""),
        "attributes": ((HEAD + good("tekst").replace("<" + root, "<" + root + "".join(' a%d=""' % i for i in range(2000)),
                                                     1)).encode(), "1.?000"),
        "unclosed": ((HEAD + good("tekst"))[:-12].encode(), ""),
    }


# ---- what a format is made of ---------------------------------------------------------------------

W = "http://schemas.openxmlformats.org/"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def docx(text):
    return '<w:document xmlns:w="%swordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Ans: %s</w:t></w:r></w:p>' \
        "<w:p><w:r><w:t>Bilal: Ja.</w:t></w:r></w:p></w:body></w:document>" % (W, text)


def odt(text, body="text"):
    return '<office:document-content xmlns:office="%soffice:1.0" xmlns:text="%stext:1.0" xmlns:table="%stable:1.0">' \
        "<office:body><office:%s>%s</office:%s></office:body></office:document-content>" \
        % (OFFICE, OFFICE, OFFICE, body, text, body)


def ods(text):
    cell = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    row = "<table:table-row>" + cell + cell + "</table:table-row>"
    return odt('<table:table table:name="Blad1">' + row % ("activity", "date") + row % (text, "2025-01-02") + "</table:table>",
               "spreadsheet")


def xlsx(text):
    cell = '<c t="inlineStr"><is><t>%s</t></is></c>'
    return '<worksheet xmlns="%sspreadsheetml/2006/main"><sheetData><row r="1">%s%s</row><row r="2">%s%s</row></sheetData>' \
        "</worksheet>" % (W, cell % "activity", cell % "date", cell % text, cell % "2025-01-02")


def relations(kind, target):
    return '<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="r1" Type="%sofficeDocument/2006/' \
        'relationships/%s" Target="%s"/></Relationships>' % (W, W, kind, target)


def types(*parts):
    return '<Types xmlns="%spackage/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxml' \
        'formats-package.relationships+xml"/>%s</Types>' % (W, "".join(
            '<Override PartName="%s" ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/>' % p
            for p in parts))


def qde(text):
    return '<Project name="p" xmlns="urn:QDA-XML:project:1.0"><Sources><TextSource guid="11111111-1111-1111-1111-' \
        '111111111111" name="bron"><PlainTextContent>Ans: %s Bilal: Ja.</PlainTextContent></TextSource></Sources>' \
        "</Project>" % text


# name of the format: suffix, talk or table, members of the archive (None: plain), which of them, its text
FORMATS = {
    "docx": (".docx", "talk", lambda x: [
        ("[Content_Types].xml", types(("/word/document.xml", "wordprocessingml.document"))),
        ("_rels/.rels", relations("officeDocument", "word/document.xml")), ("word/document.xml", x)], 2, docx),
    "odt": (".odt", "talk", lambda x: [
        ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", x)], 1,
        lambda t: odt("<text:p>Ans: %s</text:p><text:p>Bilal: Ja.</text:p>" % t)),
    "xlsx": (".xlsx", "table", lambda x: [
        ("[Content_Types].xml", types(("/xl/workbook.xml", "spreadsheetml.sheet"))),
        ("_rels/.rels", relations("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", '<workbook xmlns="%sspreadsheetml/2006/main" xmlns:r="%sofficeDocument/2006/relationships">'
         '<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>' % (W, W)),
        ("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", x)], 4, xlsx),
    "ods": (".ods", "table", lambda x: [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", x)], 1, ods),
    "qdpx": (".qdpx", "talk", lambda x: [("project.qde", x)], 0, qde),
    "qde": (".qde", "talk", None, 0, qde),
    "transcript": (".xml", "talk", None, 0, lambda t: '<transcript xmlns="urn:weefsel:transcript:1"><turn speaker="Ans">%s</turn>'
                   "</transcript>" % t),
    "eaf": (".eaf", "talk", None, 0, lambda t: '<ANNOTATION_DOCUMENT AUTHOR="" DATE="2025-01-01T00:00:00+01:00" FORMAT="3.0" '
            'VERSION="3.0"><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t2" '
            'TIME_VALUE="9"/></TIME_ORDER><TIER TIER_ID="Ans" LINGUISTIC_TYPE_REF="l"><ANNOTATION><ALIGNABLE_ANNOTATION '
            'ANNOTATION_ID="a" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2"><ANNOTATION_VALUE>%s</ANNOTATION_VALUE>'
            "</ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>" % t),
    "tei": (".xml", "talk", None, 0, lambda t: '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><u who="#Ans">%s</u>'
            "</body></text></TEI>" % t),
    "folia": (".xml", "talk", None, 0, lambda t: '<FoLiA xmlns="http://ilk.uvt.nl/folia" version="2.5" xml:id="f"><metadata/>'
              '<speech xml:id="s"><utt xml:id="u" speaker="Ans"><t>%s</t></utt></speech></FoLiA>' % t),
}
LEXICON = (".xml", "lexicon", None, 0, lambda t: '<lexicon xmlns="urn:weefsel:lexicon:1"><theme name="a"><term>%s</term>'
           "</theme></lexicon>" % t)


def of_format(suffix, members, main, good):
    if not members:
        return {name + suffix: bomb for name, bomb in xml_bombs(good).items()}
    bombs = zip_bombs(members(HEAD + good("tekst")), main)
    for name, (content, why) in xml_bombs(good).items():
        bombs[name] = (archive(members(content)), why and why + "|100.*W-ZIP-\\d+")  # it may inflate too much as well
    return {name + suffix: bomb for name, bomb in bombs.items()}


# ---- runs -----------------------------------------------------------------------------------------


def weefsel(program, folder, elements):
    """Processor seconds, status, what was said, and whether the good talk was read."""
    with open(folder + "/study.xml", "w", encoding="utf-8") as f:
        f.write('<study xmlns="urn:weefsel:study:1" id="bom" language="nl">%s<privacy pseudonyms="no"/></study>'
                % "".join(elements))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for stage in ("ingest", "code"):
        done = subprocess.run([program, stage, "--output", folder + "/out", folder + "/study.xml"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
        if done.returncode or "<lexicon" not in "".join(elements):
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    texts = glob.glob(folder + "/out/.weefsel/ingest/0*/text")
    read = any(b"hoort er gewoon bij" in open(text, "rb").read() for text in texts)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, done.returncode, done.stderr.decode("utf-8", "replace"), read


def run(program, kind, files, seconds_each):
    """All files in one study, with a talk that is good. Returns what went wrong."""
    folder, wrong = tempfile.mkdtemp(prefix="bombs"), []
    try:
        elements = ['<transcripts files="goed.txt"/>']
        for name, (content, _) in files.items():
            with open(os.path.join(folder, name), "wb") as f:
                f.write(content)
            elements.append({"talk": '<transcripts files="%s"/>', "table": '<activities file="%s"/>',
                             "lexicon": '<lexicon file="%s"/>'}[kind] % name)
        with open(folder + "/goed.txt", "w", encoding="utf-8") as f:
            f.write(GOOD)
        used, code, said, read = weefsel(program, folder, elements)
        if code != 65:
            wrong.append("exit %d, not 65\n%s" % (code, said[-600:]))
        if used > seconds_each * len(files):
            wrong.append("%.1f s for %d files" % (used, len(files)))
        for name, (_, why) in files.items():
            lines = [line for line in said.split("\n") if line.startswith(name + ":")]
            if not any(re.search(why, line) for line in lines):
                wrong.append("%s: not refused as it should (%s): %s" % (name, why, lines))
        if not read:
            wrong.append("the good talk is not read")
        if "onvoldoende geheugen" in said:
            wrong.append("out of memory")
    finally:
        shutil.rmtree(folder)
    return wrong


def outsized():
    """Texts that break no rule, and the seconds they may take; with too little memory they are refused."""
    yield "een_regel.txt", "Ans: " + "woord " * 16_000_000 + "\n", 20
    yield "labels.txt", "".join("L%d: ja\n" % i for i in range(1_000_000)), 20
    yield "leeg.txt", "Ans: a\n" + "\n" * 1_000_000 + "Ans: b\n", 5
    yield "alineas.txt", "a\n\n" * 1_000_000, 10
    yield "regels.txt", "a\n" * 10_000_000, 10
    yield "tekens.txt", "Ans: " + ", " * 5_000_000 + "\n", 10
    yield "haken.txt", "Ans: " + "[a" * 5_000_000 + "\n", 10
    yield "en.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ans>" + "&" * 5_000_000 + "\n", 10
    yield "cues.vtt", "WEBVTT\n\n" + "00:00.000 --> 00:01.000\nja\n\n" * 300_000, 10
    yield "cel.csv", 'activity,date\nA,"' + "x" * 200_000_000 + "\n", 2


def run_outsized(program, name, text, seconds):
    folder, wrong = tempfile.mkdtemp(prefix="bombs"), []
    try:
        for path, content in (("goed.txt", GOOD), (name, text)):
            with open(os.path.join(folder, path), "w", encoding="utf-8") as f:
                f.write(content)
        used, code, said, read = weefsel(program, folder, ['<transcripts files="goed.txt"/>', (
            '<activities file="%s"/>' if name.endswith("csv") else '<transcripts files="%s"/>') % name])
        if code not in (0, 65) or (code == 65 and name not in said):
            wrong.append("%s: exit %d\n%s" % (name, code, said[-600:]))
        if used > seconds:
            wrong.append("%s: %.1f s" % (name, used))
        if not read:
            wrong.append("%s: the good talk is not read" % name)
    finally:
        shutil.rmtree(folder)
    return wrong


def main(program, how="quick"):
    known = subprocess.run([program, "formats"], stdout=subprocess.PIPE, check=True).stdout.decode()
    bad = count = 0
    absent = []
    jobs = [("lexicon", "lexicon", of_format(LEXICON[0], *LEXICON[2:]))]
    for name, (suffix, kind, *rest) in FORMATS.items():
        if re.search(r"\b%s\b" % name, known):
            jobs.append((name, kind, of_format(suffix, *rest)))
        else:
            absent.append(name)
    for name, kind, files in jobs:
        wrong = run(program, kind, files, 1)
        count += len(files)
        for line in wrong:
            bad = 1
            print("not ok: bombs: %s: %s" % (name, line))
    for case in outsized() if how == "all" else ():
        count += 1
        for line in run_outsized(program, *case):
            bad = 1
            print("not ok: bombs: %s" % line)
    if absent:
        print("bombs: the program has no format %s" % ", ".join(absent))
    if not bad:
        print("bombs: %d hostile files ok" % count)
    return bad


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
