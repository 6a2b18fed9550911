#!/usr/bin/env python3
"""Runs the lookup cases of quanteda's own tests through the whole program, where they are there.

The cases give the tokens, so that a difference between tokenisers cannot blur them. Left out, and
counted: what this program does not do (regular expressions, case-sensitive lookup, the scope
"dictionary"). Usage: lookup_cases.py PROGRAM"""
import csv
import json
import os
import subprocess
import sys
import tempfile

CASES = "../shared/data/dictionaries/lookup_cases.json"
STUDY = """<study xmlns="urn:weefsel:study:1" id="x" language="en">
  <transcripts files="t*.txt"/>
  <speaker label="A" role="resident"/>
  <lexicon file="lexicon.csv"/>
  <privacy pseudonyms="no"/>
</study>
"""


def leaves(node, path=()):
    """(path, values) for each key that holds values."""
    for key, value in node.items():
        if isinstance(value, dict):
            yield from leaves(value, path + (key,))
        else:
            yield path + (key,), value


def themes(case):
    """Theme -> values, at the levels that the case asks for; other keys vanish, as in quanteda."""
    options = case["options"] or {}
    levels = options.get("levels", [1, 2, 3, 4, 5])
    levels = levels if isinstance(levels, list) else [levels]
    out = {}
    for path, values in leaves(case["dictionary"]):
        name = ".".join(path[n - 1] for n in levels if n <= len(path))
        if name:
            out.setdefault(name, []).extend(values)
    return out


def fits(case):
    options = case["options"] or {}
    return (options.get("valuetype", "glob") != "regex" and options.get("case_insensitive", True)
            and options.get("nested_scope", "key") == "key")


def run(program, case, names):
    """Counts per document and theme."""
    with tempfile.TemporaryDirectory() as folder:
        def write(name, text):
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as f:
                f.write(text)
        write("study.xml", STUDY)
        texts = list(case["tokens"].values())
        for i, tokens in enumerate(texts):
            write(f"t{i:03}.txt", "A: " + " ".join(tokens) + "\n")
        with open(os.path.join(folder, "lexicon.csv"), "w", encoding="utf-8", newline="") as f:
            rows = csv.writer(f)
            rows.writerow(["theme", "term"])
            for k, name in enumerate(names):
                for term in dict.fromkeys(v.lower() for v in names[name]):
                    rows.writerow([f"k{k}", term])
        out = os.path.join(folder, "out")
        subprocess.run([program, "run", os.path.join(folder, "study.xml"), "--output", out, "--quiet"],
                       check=True, stderr=subprocess.DEVNULL)
        counts = [dict.fromkeys(names, 0) for _ in texts]
        with open(os.path.join(out, "tables", "codings.csv"), encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f):
                name = list(names)[int(row["theme"][1:])]
                counts[int(row["document"][1:])][name] += 1
        return counts


def main():
    program = os.path.abspath(sys.argv[1])
    if not os.path.exists(CASES):
        print(f"lookup cases: skipped: there is no {CASES}")
        return 0
    with open(CASES, encoding="utf-8") as f:
        cases = json.load(f)
    bad = done = left_out = 0
    for case in cases:
        expected = case.get("expected_counts") or {}
        names = themes(case)
        if not fits(case) or (names and not expected):
            left_out += 1
            continue
        done += 1
        seen = run(program, case, names) if names else []
        for i, counts in enumerate(seen):
            want = {k.lower(): n for k, n in expected.get(str(i + 1), {}).items()}
            for name, n in counts.items():
                if n != want.get(name.lower(), 0):
                    print(f"not ok: {case['id']}, text {i + 1}, {name}: {n}, expected {want.get(name.lower(), 0)}")
                    bad = 1
    print(f"lookup cases: {done} run, {left_out} left out" + ("" if bad else ", ok"))
    return 1 if bad or not done else 0


sys.exit(main())
