#!/usr/bin/env python3
"""The words of Word and LibreOffice documents as pandoc reads them are those that we read.

usage: office.py PROGRAM

Read without labels, every word of a document is in the text, in a note or in a rejected row. Also a folder of 24 interviews as
a researcher has it, from files to report, with the turns that were written into them.
"""
import collections
import csv
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "tools"))
import office_file  # noqa: E402

# Of ../shared/data/qualcoder-examples: turns and words.
EXAMPLES = {"ID1.docx": (3, 121), "ID2.odt": (3, 69)}


def words(text):
    """Without times, which we keep apart."""
    return collections.Counter(re.findall(r"\w+", re.sub(r"\b\d\d:\d\d\b", " ", text)))


def rows(folder, table):
    path = os.path.join(folder, "out", "tables", table + ".csv")
    if not os.path.exists(path):
        return []
    with open(path, newline="", encoding="utf-8-sig") as f:
        return list(csv.DictReader(f))


def study(folder, program, pattern, attributes):
    with open(os.path.join(folder, "study.xml"), "w", encoding="utf-8") as f:
        f.write('<study xmlns="urn:weefsel:study:1" id="proef" language="nl">'
                f'<transcripts files="{pattern}" {attributes}/><privacy pseudonyms="no"/></study>')
    done = subprocess.run([program, "run", "-q", "study.xml", "-o", "out"], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"office: {pattern}: {done.stderr.decode()}")


def text_of(folder):
    store = os.path.join(folder, "out", ".weefsel", "ingest")
    out = ""
    for part in sorted(os.listdir(store)):
        path = os.path.join(store, part, "text")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                out += f.read() + "\n"
    return out


def ours(program, path):
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.basename(path)
        shutil.copy(path, os.path.join(folder, name))
        study(folder, program, name, 'turns="blank-lines"')
        notes = " ".join(n["text"] for n in rows(folder, "notes") if n["kind"] == "footnote")
        aside = " ".join(r["row"] for r in rows(folder, "rejected"))
        return words(" ".join((text_of(folder), notes, aside))), len(rows(folder, "utterances"))


def pandoc(path):
    done = subprocess.run(["pandoc", "-t", "plain", "--wrap=none", "--track-changes=accept", path],
                          capture_output=True, check=True)
    text = re.sub(r"\[\d+\]", " ", done.stdout.decode()).replace("\u00ad", "")
    return words(text)


def fixtures(folder):
    """The documents that the command-line tests describe; pandoc reads no heading rows in OpenDocument."""
    for kind, cases in (("docx", ("typical", "table")), ("odt", ("typical",))):
        for case in cases:
            with open(os.path.join(ROOT, "tests", "cli", "reader_" + kind, case + ".cmd"), encoding="utf-8") as f:
                description = re.search(r"<<'X'\n(.*?)\nX\n", f.read(), re.S).group(1)
            path = os.path.join(folder, f"{case}.{kind}")
            office_file.write(path, description)
            yield path


WORDS = ("de het een buurt straat tuin wij jullie samen koffie drinken helpen oud nieuw druk rustig fijn lastig "
         "kinderen spelen buiten markt kerk school bus fiets trap lift boodschappen zorgen lachen praten").split()


def interview(number, chance):
    """A heading, and turns as people type them: bold labels, more paragraphs in a turn, tables, remarks."""
    names = ("Interviewer", ["Sjaan", "Yusuf", "Els", "Omar"][number % 4])
    table, lines, turns = number % 6 == 0, [f"Interview {number}, Zuilen"], 0
    if number % 3 == 0:
        lines.append("")
    if table:
        lines.append("| Spreker | Tekst |")
    for i in range(20 + number):
        said = " ".join(chance.choice(WORDS) for _ in range(chance.randint(4, 40))) + "."
        name, turns = names[i % 2], turns + 1
        if table:
            lines.append(f"| {name} | {said} |")
            continue
        lines.append(f"**{name}:** {said}" if number % 2 else f"{name}: {said}")
        if i % 2 and number % 5 == 0:
            lines.append("En " + said)
        if number % 4 == 0:
            lines.append("")
    return "\n".join(lines), turns


def folder_of_interviews(program):
    chance = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        want = {}
        for number in range(1, 25):
            kind = "odt" if number % 8 == 0 else "docx"
            description, turns = interview(number, chance)
            office_file.write(os.path.join(folder, f"interview {number:02}.{kind}"), description)
            want[f"interview {number:02}.{kind}"] = turns
        study(folder, program, "interview*", "")
        seen = {d["file"]: int(d["utterances"]) for d in rows(folder, "documents")}
        bad = {f: (n, seen.get(f)) for f, n in want.items() if seen.get(f) != n}
        if bad or not os.path.exists(os.path.join(folder, "out", "report.html")):
            raise SystemExit(f"office: turns written and read: {bad}")


def main():
    program = os.path.abspath(sys.argv[1])
    folder_of_interviews(program)
    if not shutil.which("pandoc"):
        print("office: 24 interviews ok; pandoc is not here, so words were not compared")
        return
    shared = os.path.join(os.path.dirname(ROOT), "shared", "data", "qualcoder-examples")
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = list(fixtures(folder))
        paths += [p for p in (os.path.join(shared, n) for n in EXAMPLES) if os.path.exists(p)]
        for path in paths:
            mine, turns = ours(program, path)
            theirs = pandoc(path)
            if mine != theirs:
                raise SystemExit(f"office: {os.path.basename(path)}: only ours {mine - theirs}, only pandoc's {theirs - mine}")
            wanted = EXAMPLES.get(os.path.basename(path))
            if wanted and wanted != (turns, sum(mine.values())):
                raise SystemExit(f"office: {os.path.basename(path)}: {turns} turns, {sum(mine.values())} words, want {wanted}")
            count += 1
    print(f"office: 24 interviews ok; the words of {count} documents are as pandoc reads them")


main()
