#!/usr/bin/env python3
"""REFI-QDA samples, counted by Python's zipfile and xml.etree, beside what Weefsel reads: refi.py WEEFSEL

The samples are not of this project and lie in ../shared/data/refi; without them this says so.
"""
import collections
import csv
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

PROGRAM = sys.argv[1]
SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared/data/refi"
bad = 0


def check(what, got, want):
    global bad
    if got != want:
        print(f"not ok: {what}: {got!r}, want {want!r}")
        bad += 1


def local(e):
    return e.tag.rsplit("}", 1)[-1]


def run(project, folder):
    (folder / "study.xml").write_text(
        f'<study xmlns="urn:weefsel:study:1" id="r" language="en"><transcripts files="{project.name}"/>'
        f'<human-codings file="{project.name}"/><privacy pseudonyms="no"/></study>')
    (folder / project.name).write_bytes(project.read_bytes())
    done = subprocess.run([PROGRAM, "run", "-q", folder / "study.xml", "-o", folder / "out"], capture_output=True)
    return done.returncode


def table(folder, name):
    with open(folder / "out/tables" / f"{name}.csv", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def texts(folder):
    """The text of each document, found in the store by its digest."""
    shards = [p.read_bytes().decode() for p in sorted((folder / "out/.weefsel/ingest").glob("0*/text"))]
    found = {}
    for row in table(folder, "documents"):
        n = int(row["characters"])
        for shard in shards:
            for at in range(len(shard) - n + 1):
                if hashlib.sha256(shard[at:at + n].encode()).hexdigest() == row["sha256"]:
                    found[row["document"]] = shard[at:at + n]
    return found


def read(project):
    """Elements by name, and how many texts the archive holds."""
    with zipfile.ZipFile(project) as z:
        names = [n for n in z.namelist() if n.lower().endswith(".qde")]
        root = ET.fromstring(z.read(names[0]))
        files = {n.rsplit("/", 1)[-1].lower() for n in z.namelist() if not n.endswith("/")}
    counts = collections.Counter(local(e) for e in root.iter())
    held = missing = 0
    sources = next(e for e in root if local(e) == "Sources")
    holders = [e for e in sources if local(e) == "TextSource"]
    holders += [e for s in sources for e in s if local(e) in ("Representation", "Transcript")]
    for e in holders:
        inside = any(local(c) == "PlainTextContent" for c in e)
        path = e.get("plainTextPath", "").rsplit("/", 1)[-1].lower()
        held += inside or path in files
        missing += not inside and path not in files
    return counts, held, missing


def compare(project, expected):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        status = run(project, folder)
        counts, held, missing = read(project)
        problems = collections.Counter(row["code"] for row in table(folder, "problems"))
        intake = {(row["kind"]): row for row in table(folder, "intake") if row["kind"] == "human-codings"}
        losses = collections.Counter()
        for row in table(folder, "losses"):
            losses[row["element"]] += int(row["count"])
        check(f"{project.name}: documents", len(table(folder, "documents")), held)
        check(f"{project.name}: texts that are missing", problems["W-ING-174"], missing)
        check(f"{project.name}: status", status, 65 if missing else 0)
        check(f"{project.name}: codings", int(intake["human-codings"]["read"]), counts["Coding"])
        for element in ("Link", "Set", "Graph", "MemberCode", "MemberSource", "MemberNote", "Vertex", "Edge",
                        "PictureSource", "PictureSelection", "PDFSelection", "VideoSelection"):
            check(f"{project.name}: {element} dropped", losses[element], counts[element])
        if expected is None:
            check(f"{project.name}: codings without a text", int(intake["human-codings"]["rejected"]), counts["Coding"])
            return
        said = texts(folder)
        got = sorted((c["coder"], said[c["document"]][int(c["start"]):int(c["end"])])
                     for c in table(folder, "human_codings"))
        users = {"u1": "Coder A", "u2": "Coder B"}
        check(f"{project.name}: quotes", got, sorted((users[c["user"]], c["quote"]) for c in expected["codings"]))


if not SHARED.is_dir():
    print("refi: no samples beside the project; passed over")
    sys.exit(0)
with open(SHARED / "synthetic/expected.json", encoding="utf-8") as f:
    EXPECTED = json.load(f)
SAMPLES = [("synthetic/synthetic.qdpx", EXPECTED), ("synthetic/synthetic_vendorish.qdpx", EXPECTED),
           ("skyloom_TestProject.qdpx", None)]
for sample, wanted in SAMPLES:
    if (SHARED / sample).exists():
        compare(SHARED / sample, wanted)
print(f"refi: {len(SAMPLES)} samples {'not ok' if bad else 'ok'}")
sys.exit(bad > 0)
