#!/usr/bin/env python3
"""Two promises, on the demo study.

Names: no id, name or alias of people.csv, no e-mail address, telephone number or postcode stands in
anything that is made.

Withdrawal: the same study without who withdrew (her rows, turns and places in lists are deleted, a
blank line stands where a row stood, since tables name lines; mentions of her read [naam]; the coders'
numbers follow) gives the same bytes.

    privacy.py PROGRAM
"""
import csv, filecmp, io, os, re, shutil, subprocess, sys, tempfile

STUDY = "datasets/voorbeeldbuurt"
GONE = {"B07", "B10"}
MENTIONS = r"(?<![\w-])(Halima Chaouki|Willem Dekker|Halima|Chaouki|Willem|Dekker)('s|s)?(?![\w-])"


def read(path):
    raw = open(path, "rb").read()
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return raw.decode("cp1252"), "cp1252"


def change(path, function):
    text, encoding = read(path)
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ending)
    open(path, "wb").write(ending.join(function(lines)).encode(encoding))


def without_rows(delimiter):
    """Rows that have her in a cell of their own go; from lists in a cell she alone goes."""
    def function(lines):
        result = lines[:1]
        for line in lines[1:]:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            if any(c in GONE for c in cells) and not any(";" in c for c in cells):
                result.append("")
                continue
            if any(g in c for c in cells for g in GONE):
                cells = [";".join(p for p in c.split(";") if p not in GONE) for c in cells]
                out = io.StringIO()
                csv.writer(out, delimiter=delimiter, lineterminator="").writerow(cells)
                line = out.getvalue()
            result.append(line)
        return result
    return function


def without_turns(numbers):
    """Turns begin with "[time] Name:"; lines with # are no turns. Fills old number to new."""
    def function(lines):
        result, old, new, mine = [], 0, 0, False
        for line in lines:
            start = re.match(r"\[[\d:]+\] ([^:]+):", line)
            if start:
                old += 1
                mine = start.group(1) == "Halima"
                new += not mine
                numbers[old] = None if mine else new
            result.append("" if mine else line)
        return result
    return function


def without_mentions(lines):
    return [re.sub(MENTIONS, "[naam]", line) for line in lines]


def renumbered(numbers, columns):
    def function(lines):
        result = lines[:1]
        head = lines[0].replace(";", ",").split(",")
        delimiter = ";" if ";" in lines[0] else ","
        document = head.index("document")
        for line in lines[1:]:
            cells = line.split(delimiter)
            if len(cells) > document and cells[document] == "G04":
                for c in columns:
                    if c in head and cells[head.index(c)]:
                        to = numbers[int(cells[head.index(c)])]
                        if to is None:
                            line = ""
                            break
                        cells[head.index(c)] = str(to)
                else:
                    line = delimiter.join(cells)
            result.append(line)
        return result
    return function


def make_copy(to):
    shutil.copytree(STUDY, to)
    os.chmod(f"{to}/key/pseudonym.key", 0o600)
    for name, delimiter in (("people.csv", ";"), ("presentie.csv", ";"), ("straatfeesten.csv", ","),
                            ("hulp.csv", ";"), ("activiteiten.csv", ";"), ("documents.csv", ";")):
        change(f"{to}/{name}", without_rows(delimiter))
    numbers = {}
    change(f"{to}/transcripts/g04_buurthuis_kookgroep.txt", without_turns(numbers))
    for name in sorted(os.listdir(f"{to}/transcripts")):
        change(f"{to}/transcripts/{name}", without_mentions)
    for name in sorted(os.listdir(f"{to}/coders")):
        change(f"{to}/coders/{name}", renumbered(numbers, ["utterance", "van", "tot", "from", "to", "beurt"]))


def files_of(folder):
    return {os.path.relpath(os.path.join(d, f), folder)
            for d, _, names in os.walk(folder) for f in names if ".weefsel" not in d}


def telling_words():
    """What would tell who someone is. Single words count with their capital: groen is no Mr Groen."""
    text, _ = read(f"{STUDY}/people.csv")
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        yield row["Nr"]
        if row["Rol"] == "organisatie":
            continue
        first, _, last = row["Naam"].partition(" ")
        yield from (row["Naam"], first, last, last.split(" ")[-1])
        yield from (alias.strip() for alias in row["Bijnamen"].split(";") if alias.strip())


def names_left(folder):
    bad = 0
    words = sorted(set(telling_words()), key=len, reverse=True)
    shapes = [r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])",
              r"[\w.+-]+@[\w-]+\.\w+", r"(?<![\w])0[1-9](?:[ -]?\d){8}(?!\w)",
              r"(?<!\w)[1-9]\d{3} ?(?!S[ADS])[A-Z]{2}(?!\w)"]
    for name in sorted(files_of(folder)):
        text = open(f"{folder}/{name}", encoding="utf-8").read().replace("_", " ")
        for shape in shapes:
            for found in re.finditer(shape, text):
                bad += 1
                if bad <= 20:
                    print(f"not ok: {name}: {text[max(0, found.start() - 40):found.end() + 40]!r}")
    return bad


def run_in(program, folder):
    run = subprocess.run([program, "run", "-q", "study.xml", "-o", "out"], cwd=folder, capture_output=True,
                         text=True)
    return run.returncode, run.stdout, run.stderr


def differences(whole, without):
    bad = 0
    names, others = files_of(whole), files_of(without)
    for name in sorted(names ^ others):
        bad += 1
        print("not ok: made of one only:", name)
    for name in sorted(names & others):
        if not filecmp.cmp(f"{whole}/{name}", f"{without}/{name}", shallow=False):
            bad += 1
            print("not ok:", name)
            subprocess.run(["diff", f"{whole}/{name}", f"{without}/{name}"])
    return bad


def main(program):
    with tempfile.TemporaryDirectory() as temporary:
        whole, without = f"{temporary}/whole", f"{temporary}/without"
        make_copy(without)
        shutil.copytree(STUDY, whole)
        os.chmod(f"{whole}/key/pseudonym.key", 0o600)
        said, other = run_in(program, whole), run_in(program, without)
        bad = 0
        if said[0] != 0 or said != other:
            bad = 1
            print("not ok: what is said differs:", *said, *other, sep="\n")
        bad += differences(f"{whole}/out", f"{without}/out")
        bad += names_left(f"{whole}/out")
        count = len(files_of(f"{whole}/out"))
    if bad or not count:
        return 1
    print(f"privacy: {count} files hold no name, and are alike without who withdrew")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
