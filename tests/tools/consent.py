#!/usr/bin/env python3
"""Who withdrew is nowhere, whatever the format.

Two studies are made of tests/fixtures/consent: one in which she withdrew, and one in which she was cut
out by hand. What is made of them must be the same, to the byte, for tables of each format, and what is
said must be the same too. Every transcript format of readers.def and every table format must be there.

    consent.py PROGRAM [xlsx …]
"""
import filecmp, html, io, os, re, subprocess, sys, tempfile, zipfile

sys.path[:0] = ["tests/tools", "tests/cli/sheet_format_xlsx"]
import office_file
import workbook

FIXTURES = "tests/fixtures/consent"
TABLES = ["people", "documents", "log", "rows", "attendance", "ties", "codes", "coverage"]
WORDS = ["Halima", "Chaouki", "Lima", "ermee", "B02"]  # hers: in no file, not even the private ones


def names_in(path, macro):
    return re.findall(rf"^{macro}\((\w+)\)", open(path).read(), re.M)


def cut(text, whole):
    """«a¦b» is a in the whole study, and b in the one from which she was cut out: there line ends stay."""
    def choose(found):
        here, _, there = found.group(1).partition("¦")
        return here if whole else there + "\n" * (here.count("\n") - there.count("\n"))
    return re.sub(r"«([^»]*)»", choose, text)


def fixture(name, whole):
    return cut(open(f"{FIXTURES}/{name}", encoding="utf-8").read(), whole)


def write(path, data):
    with open(path, "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, content in members.items():
            z.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


# ---- tables ------------------------------------------------------------------------------------

def plain(cell):
    mark, sign, value = cell.partition("=")
    cell = value if sign and mark in ("", "d") else cell
    return '"' + cell.replace('"', '""') + '"' if ";" in cell or '"' in cell else cell


def day(cell):
    """2025-03-01 as workbooks count days."""
    import datetime
    date = datetime.date.fromisoformat(cell[2:])
    return f"d={(date - datetime.date(1899, 12, 30)).days}"


def table(text, kind):
    """A line that begins with csv has too many cells: it stands in CSV only."""
    text = "\n".join(line if kind == "csv" or not line.startswith("csv ") else "" for line in text.split("\n"))
    rows = [[c.strip() for c in line.removeprefix("csv ").split("|")] if line.strip(" csv") else [] for line in text.rstrip("\n").split("\n")]
    if kind == "csv":
        return "\r\n".join(";".join(map(plain, row)) for row in rows) + "\r\n"
    if kind == "xlsx":
        rows = [[day(c) if c.startswith("d=") else c for c in row] for row in rows]
    lines = "".join(" | ".join(row) + "\n" if row else "..\n" for row in rows)
    return zipped(getattr(workbook, kind)(workbook.read("== Blad\n" + lines)))


# ---- transcripts -------------------------------------------------------------------------------

def positions(xml, text):
    """at="words" says what is selected; programs write where that is."""
    def place(found):
        words = found.group(1)
        begin = text.index(words)
        return f'name="{words}" startPosition="{begin}" endPosition="{begin + len(words)}"'
    return re.sub(r'\bat="([^"]*)"', place, xml)


def project(whole, kind):
    text, xml = fixture("project.txt", whole), fixture("project.qde", whole)
    inside = f"<PlainTextContent>{html.escape(text)}</PlainTextContent>"
    by_name = 'plainTextPath="internal://a.txt"'
    source = f'<TextSource guid="s1" name="Gesprek {kind}"' + (f" {by_name}>" if kind == "qdpx" else f">{inside}")
    xml = positions(xml.replace("SOURCE", source), text)
    return zipped({"project.qde": xml, "sources/a.txt": text}) if kind == "qdpx" else xml


def make(folder, whole, kind):
    os.makedirs(f"{folder}/t")
    write(f"{folder}/study.xml", fixture("study.xml", whole).replace("EXT", kind))
    write(f"{folder}/pseudonym.key", "%064d\n" % 7)
    os.chmod(f"{folder}/pseudonym.key", 0o600)
    for name in TABLES:
        write(f"{folder}/{name}.{kind}", table(fixture(f"{name}.table", whole), kind))
    for name in sorted(os.listdir(FIXTURES)):
        if name.endswith((".table", ".qde")) or name in ("README", "study.xml", "project.txt"):
            continue
        text, path = fixture(name, whole), f"{folder}/t/{name}"
        if not text.strip():
            continue  # nobody is left in it: then it is taken away
        if name.endswith((".docx", ".odt")):
            office_file.write(path, text)
        else:
            write(path, text)
    write(f"{folder}/t/project.qdpx", project(whole, "qdpx"))
    write(f"{folder}/t/los.qde", project(whole, "qde"))


# ---- running -----------------------------------------------------------------------------------

def files_of(folder, private=False):
    return {os.path.relpath(os.path.join(d, f), folder) for d, _, names in os.walk(folder) for f in names
            if private or ".weefsel" not in d}


def run_in(program, folder):
    run = subprocess.run([program, "run", "-q", "study.xml", "-o", "out"], cwd=folder, capture_output=True,
                         text=True)
    return run.returncode, run.stdout, run.stderr


def differences(kind, whole, without):
    bad = 0
    names = files_of(whole) | files_of(without)
    for name in sorted(names, key=lambda n: (not n.endswith(".csv"), n)):
        paths = [f"{folder}/{name}" for folder in (whole, without)]
        if all(map(os.path.exists, paths)) and filecmp.cmp(*paths, shallow=False):
            continue
        bad += 1
        print(f"not ok: {kind}: {name}")
        if name.endswith(".csv") or bad == 1:
            subprocess.run(["diff", "-N", *paths])
    return bad


def hers_left(kind, folder):
    """Her names and words; what the tables task hands on holds names, by which they are found."""
    bad = 0
    for name in sorted(files_of(folder, private=True)):
        if name.startswith(".weefsel/ingest/tables/"):
            continue
        data = open(f"{folder}/{name}", "rb").read()
        for word in WORDS:
            if word.encode() in data:
                bad += 1
                print(f"not ok: {kind}: {word} stands in {name}")
    return bad


def formats_read(folder):
    path = f"{folder}/tables/documents.csv"
    lines = open(path, encoding="utf-8").read().split("\n") if os.path.exists(path) else ["format"]
    column = lines[0].split(",").index("format")
    return {line.split(",")[column] for line in lines[1:] if line.count(",") >= column}


def main(program):
    bad = 0
    kinds = sys.argv[2:] or names_in("pipeline/0_base/sheet_formats.def", "SHEET_FORMAT")
    wanted = set(names_in("pipeline/2_ingest/readers.def", "READER"))
    with tempfile.TemporaryDirectory() as temporary:
        for kind in kinds:
            whole, without = f"{temporary}/{kind}/whole", f"{temporary}/{kind}/without"
            make(whole, True, kind)
            make(without, False, kind)
            said, other = run_in(program, whole), run_in(program, without)
            if said != other or said[0] not in (0, 65):
                bad += 1
                print(f"not ok: {kind}: what is said differs ({said[0]}, {other[0]})")
                for i, text in enumerate((said, other)):
                    write(f"{temporary}/{i}", "".join(text[1:]))
                subprocess.run(["diff", f"{temporary}/0", f"{temporary}/1"])
            bad += differences(kind, f"{whole}/out", f"{without}/out") + hers_left(kind, f"{whole}/out")
            missing = wanted - formats_read(f"{whole}/out")
            if missing:
                bad += 1
                print(said[2])
                print(f"not ok: {kind}: no transcript in {', '.join(sorted(missing))}")
        count = len(files_of(f"{whole}/out"))
    if bad or not count:
        return 1
    print(f"consent: {count} files are alike without who withdrew, from {len(wanted)} formats of transcripts "
          f"and {len(kinds)} of tables")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
