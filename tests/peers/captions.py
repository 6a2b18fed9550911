#!/usr/bin/env python3
"""Reads real transcripts, where they are there, and compares with counts made without this program.

Zoom: 15 meetings, as recorded and as corrected: 7,198 cues in each. The speakers, times
and words of all turns are compared one by one with what a few lines of Python read. QualCoder's example
of '[idN]' labels; 34 interviews of Western Sydney without any label. usage: captions.py PROGRAM"""
import csv
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

DATA = "../shared/data"
STUDY = """<study xmlns="urn:weefsel:study:1" id="x" language="en">
  <transcripts files="%s"%s/>
  <privacy pseudonyms="no"/>
</study>
"""
CUES = 7198
NAMES = {"transcript.vtt": 113, "transcript_corrected.vtt": 114}  # correcting made a new one by a typing error
SYDNEY = {"blank-lines": (34, 8618)}  # of 8,629 paragraphs eleven only say that the tape or the interview ends


def run(program, folder, pattern, more=""):
    """Rows of the tables documents and utterances."""
    with open(os.path.join(folder, "study.xml"), "w", encoding="utf-8") as f:
        f.write(STUDY % (pattern, more))
    done = subprocess.run([program, "run", "study.xml", "--output", "out"], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 65):
        raise SystemExit("captions: the program ended with %d\n%s" % (done.returncode, done.stderr))
    tables = []
    for name in ("documents", "utterances"):
        with open(os.path.join(folder, "out/tables", name + ".csv"), encoding="utf-8", newline="") as f:
            tables.append(list(csv.DictReader(f)))
    return tables


def ms(time):
    hours, minutes, seconds = time.split(":")
    whole, decimals = seconds.split(".")
    return ((int(hours) * 60 + int(minutes)) * 60 + int(whole)) * 1000 + int(decimals)


def cues(path):
    """(name, begin, end, text) of each cue."""
    with open(path, encoding="utf-8-sig", newline="") as f:
        text = f.read().replace("\r\n", "\n")
    for block in re.split(r"\n{2,}", text):
        lines = block.split("\n")
        at = next((i for i, line in enumerate(lines) if " --> " in line), None)
        if at is None:
            continue
        begin, end = lines[at].split(" --> ")
        name, said = "\n".join(lines[at + 1:]).split(": ", 1)
        yield name, ms(begin), ms(end), said.strip()


def joined(path):
    """Cues of one speaker in a row are a turn."""
    turns = []
    for name, begin, end, said in cues(path):
        if turns and turns[-1][0] == name:
            turns[-1][2] = end
            turns[-1][3] += 1 + len(said)
        else:
            turns.append([name, begin, end, len(said)])
    return turns


def zoom(program, kind, expect):
    names, total = set(), 0
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(glob.glob(DATA + "/ethereum-allcoredevs/zoom/*/" + kind)):
            shutil.copy(path, os.path.join(folder, os.path.basename(os.path.dirname(path)) + ".vtt"))
        _, rows = run(program, folder, "*.vtt")
        for path in sorted(glob.glob(folder + "/*.vtt")):
            read = list(cues(path))
            total += len(read)
            names |= {c[0] for c in read}
            document = os.path.basename(path)[:-4]
            found = [[r["label"], int(r["start_ms"]), int(r["end_ms"]), int(r["end"]) - int(r["start"])]
                     for r in rows if r["document"] == document]
            expect("turns of %s %s" % (document, kind), found, joined(path))
    expect("cues of Zoom, " + kind, total, CUES)
    expect("names of Zoom, " + kind, len(names), NAMES[kind])
    expect("labels of Zoom, " + kind, {r["label"] for r in rows}, names)


def brackets(program, expect):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(DATA + "/qualcoder-examples/transcript.txt", folder)
        documents, rows = run(program, folder, "*.txt")
        expect("labels in brackets", [r["label"] for r in rows], ["id1", "id2", "id3", "id1", "id3", "id1", "id2"])
        expect("turns", [d["turns"] for d in documents], ["labels"])


def unlabelled(program, expect):
    """A turn for each paragraph; what heads a talk and the page numbers are no turns."""
    with tempfile.TemporaryDirectory() as folder:
        for path in glob.glob(DATA + "/western-sydney-oral-history/transcripts/*.txt"):
            shutil.copy(path, folder)
        for more in ("", ' turns="blank-lines"'):
            documents, rows = run(program, folder, "*.txt", ' encoding="windows-1252"' + more)
            found = {}
            for d in documents:
                count, turns = found.get(d["turns"], (0, 0))
                found[d["turns"]] = (count + 1, turns + int(d["utterances"]))
            expect("Western Sydney" + more, found, SYDNEY)


def main():
    if not os.path.isdir(DATA + "/ethereum-allcoredevs/zoom"):
        print("captions: skipped: %s is not there" % DATA)
        return
    program, bad = sys.argv[1], []

    def expect(what, found, wanted):
        if found != wanted:
            bad.append(what)
            print("captions: %s: %.300s is not %.300s" % (what, found, wanted))
    for kind in ("transcript.vtt", "transcript_corrected.vtt"):
        zoom(program, kind, expect)
    brackets(program, expect)
    unlabelled(program, expect)
    if bad:
        sys.exit(1)
    print("captions: %d cues and %d names of Zoom, 7 turns in brackets, 34 interviews without labels: the same"
          % (2 * CUES, sum(NAMES.values())))


main()
