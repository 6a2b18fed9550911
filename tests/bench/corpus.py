#!/usr/bin/env python3
"""Writes a made-up study to measure on: always the same for the same arguments.

usage: corpus.py FOLDER TRANSCRIPTS [FORMATS]

FORMATS is a comma-separated list of txt, vtt and docx (default txt): the transcripts take turns. Each
has about 50 KB of words; the words are made up of Dutch syllables, Zipf-like, and nobody in it exists.
Pseudonyms are on, under a key that stands here; people are called by name in the talks.
"""
import itertools
import os
import random
import sys
import zipfile

FIRST = """Ans Bilal Cor Dora Eefje Fons Gijs Hanneke Idris Joke Kees Leila Mees Noor Okke Petra Quirijn Roos Sjaan
Teun Umit Vera Wies Yusuf Zohra""".split()
FAMILY = "Aalder Beekman Cremer Dahir Elzinga Faber Groot Haddad Ietswaart Jalink Kuiper Lamers Mulder".split()
SMALL = """de het een en dat in is van op niet ik je we ze er maar ook als dan wat zo te voor met aan bij naar om
nog wel al daar hier toen want dus""".split()
TURNS = 95
PEOPLE = 300


def words(rng, count):
    """Made-up words of two to four syllables, no two alike."""
    syllables = [a + b for a in "bdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "aa", "ee", "ij", "oe", "ei")]
    found = dict.fromkeys(SMALL)
    while len(found) < count:
        found["".join(rng.choice(syllables) for _ in range(rng.randint(2, 4)))] = None
    return list(found)


def sentences(rng, vocabulary, names):
    """A stock to put turns together from; drawing each word anew would take minutes for a large study."""
    weights = list(itertools.accumulate(1 / (i + 2) for i in range(len(vocabulary))))
    made = []
    for _ in range(20000):
        text = rng.choices(vocabulary, cum_weights=weights, k=rng.randint(4, 24))
        if rng.random() < 0.05:
            text[rng.randrange(len(text))] = rng.choice(names).split()[0]
        if rng.random() < 0.1:
            text[rng.randrange(len(text))] = "café"
        made.append(" ".join(text)[0].upper() + " ".join(text)[1:] + rng.choice("....?!"))
    return made


def clock(ms):
    return "%02d:%02d:%02d.%03d" % (ms // 3600000, ms // 60000 % 60, ms // 1000 % 60, ms % 1000)


def as_txt(turns):
    return "".join("%s: %s\n\n" % turn for turn in turns).encode()


def as_vtt(turns):
    """Each sentence is a cue, so that cues must be joined into turns."""
    lines, at = ["WEBVTT\n"], 0
    for who, text in turns:
        for piece in text.replace("? ", "?\n").replace(". ", ".\n").replace("! ", "!\n").split("\n"):
            end = at + 400 * len(piece.split())
            lines.append("%s --> %s\n<v %s>%s\n" % (clock(at), clock(end), who, piece))
            at = end
    return "\n".join(lines).encode()


def as_docx(turns):
    paragraph = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">%s: </w:t></w:r><w:r><w:t>%s</w:t></w:r></w:p>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
        'wordprocessingml/2006/main"><w:body>%s</w:body></w:document>' % "".join(paragraph % turn for turn in turns)
    ).encode()


def write_docx(path, body):
    kind = "application/vnd.openxmlformats-"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
    main = '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/' \
        'officeDocument" Target="word/document.xml"/>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="%spackage.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="%sofficedocument.wordprocessingml.document.main+xml"/></Types>' % (kind, kind),
        "_rels/.rels": relations % main,
        "word/document.xml": body,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for name, part in parts.items():
            z.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)


def write_tables(folder, rng, vocabulary, names):
    with open(folder + "/lexicon.csv", "w", encoding="utf-8") as f:
        f.write("theme,term\n")
        for i, word in enumerate(rng.sample(vocabulary[len(SMALL):], 2000)):
            f.write("theme%02d,%s\n" % (i % 40, word[:5] + "*" if i % 10 == 0 else word))
    with open(folder + "/people.csv", "w", encoding="utf-8") as f:
        f.write("person,name,role,consent\n")
        for i, name in enumerate(names):
            consent = "withdrawn" if i == PEOPLE - 1 else "full"
            f.write("P%03d,%s,%s,%s\n" % (i + 1, name, ("resident", "volunteer", "professional")[i % 3], consent))
    with open(folder + "/activities.csv", "w", encoding="utf-8") as f:
        f.write("activity,date,participants\n")
        for i in range(1000):
            who = sorted(rng.sample(range(1, PEOPLE + 1), rng.randint(2, 12)))
            f.write("A%d,2025-01-%02d,%s\n" % (i, i % 28 + 1, ";".join("P%03d" % p for p in who)))


def write_study(folder):
    os.makedirs(folder + "/key", exist_ok=True)
    key = folder + "/key/pseudonym.key"
    with open(key, "w", encoding="utf-8") as f:
        f.write("0123456789abcdef" * 4 + "\n")
    os.chmod(key, 0o600)
    with open(folder + "/study.xml", "w", encoding="utf-8") as f:
        f.write(
            '<study xmlns="urn:weefsel:study:1" id="bench" language="nl">\n'
            '  <people file="people.csv"/>\n  <transcripts files="transcripts/*"/>\n'
            '  <activities file="activities.csv" dates="yyyy-mm-dd"/>\n  <lexicon file="lexicon.csv"/>\n'
            '  <privacy pseudonyms="yes" key="key/pseudonym.key"/>\n</study>\n'
        )


def main(folder, transcripts, formats="txt"):
    rng = random.Random(1)
    vocabulary = words(rng, 30000)
    names = ["%s %s" % (FIRST[i % len(FIRST)], FAMILY[i // len(FIRST)]) for i in range(PEOPLE)]
    stock = sentences(rng, vocabulary, names)
    formats = formats.split(",")
    os.makedirs(folder + "/transcripts", exist_ok=True)
    write_tables(folder, rng, vocabulary, names)
    write_study(folder)
    for t in range(transcripts):
        here = random.Random(t)  # a small study is the first part of a larger one
        who = here.sample(names, 3)
        turns = [(who[i % 3], " ".join(here.choices(stock, k=here.randint(1, 8)))) for i in range(TURNS)]
        form = formats[t % len(formats)]
        path = "%s/transcripts/t%05d.%s" % (folder, t, form)
        if form == "docx":
            write_docx(path, as_docx(turns))
            continue
        with open(path, "wb") as f:
            f.write(as_txt(turns) if form == "txt" else as_vtt(turns))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
