#!/usr/bin/env python3
"""Plays, parliaments and FoLiA documents of others: Weefsel reads from them what their descriptions
say is in them, and letter for letter what python3's own parser finds. Needs ../shared/data.

usage: xml_transcripts.py WEEFSEL [DATA]
"""
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

TEI = "{http://www.tei-c.org/ns/1.0}"
FOLIA = "{http://ilk.uvt.nl/folia}"

# turns, speakers: those of SOURCE.md where it states them, else counted once by hand with grep
PLAYS = {
    "altoos-doende-leffijnghe": (141, 3),
    "arp-droncke-goosen": (35, 3),
    "bredero-spaanschen-brabander": (531, 26),
    "de-pellicaen-de-ghichtige-mensche": (248, 14),  # 13 persons are listed, 14 speak
    "de-pellicaen-machabeen": (503, 23),
    "merken-het-beleg-der-stad-Leyden": (383, 13),
    "nva-de-amsterdamsche-dragonnade": (499, 13),
    "nva-de-gelyke-tweelingen": (1048, 13),
    "nva-het-gedwongene-huuwelyk": (410, 12),  # of 13 persons one says nothing
    "rodenburg-rodomont-en-isabella": (939, 42),
    "vondel-gysbreght-van-aemstel": (248, 23),
}
PARLIAMENTS = {
    "parlamint-nl-samples/ParlaMint-NL_2019-05-16-tweedekamer-11": (4, 2, 275),
    "parlamint-es-ct-sample/ParlaMint-ES-CT_2015-11-09": (10, 6, 12662),  # one says nowhere who speaks
}
# turns after sentences and utterances of one speaker are joined
DOCUMENTS = {
    "corrections-valkuil.1.5.1": 4,
    "events.2.0.0": 2,
    "frog-deep.1.3.2": 2,
    "full-legacy.1.5": 23,
    "inconsistenttext.1.5.0": 2,
    "quotes.2.0.0": 1,
    "sonar500.0.8.0": 3,
    "speech-opencgn.0.12.1": 2,
    "timesegments-speech.2.0.0": 1,
    "untokenised-structure.2.0.0": 3,
}
# refused or told, with the code that says why
TOLD = {
    "dutchdracor/corpus.xml": "W-ING-142",
    "parlamint-es-ct-sample/ParlaMint-ES-CT.xml": "W-ING-142",
    "folia-examples/speech.2.0.0.folia.xml": "W-ING-003",
    "folia-examples/syntax_error_a.2.2.1.folia.xml": "W-ING-144",
    "folia-examples/inconsistenttext.1.5.0.folia.xml": "W-ING-145",
}
STUDY = """<study xmlns="urn:weefsel:study:1" id="een" language="nl">
  <transcripts files="een.xml"/>
  <privacy pseudonyms="no"/>
</study>
"""
bad = 0


def same(what, found, expected):
    global bad
    if found != expected:
        bad += 1
        print(f"{what}: {str(found)[:200]!r}, expected {str(expected)[:200]!r}")


def read(weefsel, path):
    """(what was said on stderr, the turns as (label, text), the rows of the words)"""
    folder = tempfile.mkdtemp()
    try:
        shutil.copyfile(path, os.path.join(folder, "een.xml"))
        with open(os.path.join(folder, "study.xml"), "w", encoding="utf-8") as f:
            f.write(STUDY)
        out = os.path.join(folder, "out")
        said = subprocess.run([weefsel, "run", "--quiet", "--output", out, os.path.join(folder, "study.xml")],
                              stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, check=False).stderr.decode()
        turns, words = [], []
        table = os.path.join(out, "tables", "utterances.csv")
        if os.path.exists(table):
            with open(os.path.join(out, ".weefsel/ingest/0001/text"), encoding="utf-8", newline="") as f:
                text = f.read()
            with open(table, encoding="utf-8-sig", newline="") as f:
                turns = [(r["label"], text[int(r["start"]):int(r["end"])]) for r in csv.DictReader(f)]
            table = os.path.join(out, "tables", "words.csv")
            if os.path.exists(table):
                with open(table, encoding="utf-8-sig", newline="") as f:
                    words = [(text[int(r["start"]):int(r["end"])], r["lemma"], r["tag"]) for r in csv.DictReader(f)]
        return said, turns, words
    finally:
        shutil.rmtree(folder)


def pieces(element, without):
    """All text in an element but for what stands in the tags named."""
    found = [element.text or ""]
    for child in element:
        if child.tag not in without:
            found.append(pieces(child, without))
        found.append(child.tail or "")
    return " ".join(found)


def letters(text):
    return "".join(text.split())


def tei_turns(path, tag):
    without = {TEI + name for name in ("speaker", "stage", "note", "gap", "head")}
    return [(e.get("who", ""), letters(pieces(e, without))) for e in ET.parse(path).getroot().iter(TEI + tag)]


def folia_words(path):
    """The words as they now stand, with lemma and tag; a word that is spoken only has no text."""
    found = []

    def walk(e):
        if e.tag in {FOLIA + name for name in ("original", "suggestion", "alt", "note")}:
            return
        if e.tag != FOLIA + "w":
            for child in e:
                walk(child)
            return
        text = next((t for t in e.findall(FOLIA + "t") if t.get("class", "current") == "current"), None)
        if text is None:
            text = e.find(f"{FOLIA}correction/{FOLIA}new/{FOLIA}t")
        if text is not None:
            lemma, tag = e.find(FOLIA + "lemma"), e.find(FOLIA + "pos")
            lemma = "" if lemma is None or lemma.get("class") == "_" else lemma.get("class")
            found.append((letters(pieces(text, set())), lemma, "" if tag is None else tag.get("class")))

    walk(ET.parse(path).getroot())
    return found


def check_plays(weefsel, data):
    for name, (count, speakers) in PLAYS.items():
        path = os.path.join(data, "dutchdracor", name + ".xml")
        _, turns, _ = read(weefsel, path)
        expected = tei_turns(path, "sp")
        same(f"{name}: turns", len(turns), count)
        same(f"{name}: speakers", len({label for label, _ in turns}), speakers)
        same(f"{name}: text", [letters(text) for _, text in turns], [text for _, text in expected])
        pairs = {(label, who) for (label, _), (who, _) in zip(turns, expected)}
        same(f"{name}: one name for each @who", len(pairs), speakers)


def check_parliaments(weefsel, data):
    for name, (count, speakers, words) in PARLIAMENTS.items():
        path = os.path.join(data, name + ".xml")
        _, turns, _ = read(weefsel, path)
        expected = tei_turns(path, "u")
        same(f"{name}: turns", len(turns), count)
        same(f"{name}: speakers", [label for label, _ in turns], [who.lstrip("#") for who, _ in expected])
        same(f"{name}: different speakers", len({label for label, _ in turns}), speakers)
        same(f"{name}: words between blanks", sum(len(text.split()) for _, text in turns), words)
        same(f"{name}: text", [letters(text) for _, text in turns], [text for _, text in expected])


def check_folia(weefsel, data):
    for name, count in DOCUMENTS.items():
        path = os.path.join(data, "folia-examples", name + ".folia.xml")
        _, turns, words = read(weefsel, path)
        same(f"{name}: turns", len(turns), count)
        expected = folia_words(path)
        whole = letters(" ".join(text for _, text in turns))
        if name not in ("events.2.0.0", "untokenised-structure.2.0.0", "full-legacy.1.5", "inconsistenttext.1.5.0"):
            same(f"{name}: text", whole, "".join(text for text, _, _ in expected))
            if words:
                same(f"{name}: words", words, [w for w in expected if w[1] or w[2]])
        if name.startswith("speech-opencgn"):
            lines = {label: len(text.split("\n")) for label, text in turns}
            same("spoken Dutch corpus: sentences of each speaker", lines, {"V60151": 6, "V60319": 11})
            same("spoken Dutch corpus: words", sum(len(text.split()) for _, text in turns), 271)


def main():
    weefsel = sys.argv[1]
    data = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(__file__), "../../../shared/data")
    if not os.path.isdir(os.path.join(data, "dutchdracor")):
        print("xml-transcripts: skipped: no ../shared/data")
        return 0
    check_plays(weefsel, data)
    check_parliaments(weefsel, data)
    check_folia(weefsel, data)
    for name, code in TOLD.items():
        said, _, _ = read(weefsel, os.path.join(data, name))
        same(f"{name}: says {code}", code in said, True)
    if not bad:
        print(f"xml-transcripts: {len(PLAYS)} plays, {len(PARLIAMENTS)} debates, {len(DOCUMENTS)} FoLiA documents ok")
    return bad > 0


sys.exit(main())
