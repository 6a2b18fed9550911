#!/usr/bin/python3
"""Workbooks read by us and by openpyxl, odfpy and (where it is there) LibreOffice: the same cells.

usage: sheets.py DUMP    DUMP: the program made of sheet_dump.c
"""
import csv
import datetime
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unicodedata

try:
    import openpyxl
    from openpyxl.worksheet.worksheet import Worksheet
except ImportError:
    print("sheets: skipped, python3-openpyxl is not there")
    sys.exit(0)
try:
    import odf.opendocument
    import odf.style
    import odf.table
    import odf.text
except ImportError:
    odf = None

DUMP = sys.argv[1]
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared", "data")
BLANKS = " \t\r\n\u00a0"


def ours(path, sheet=None):
    """The rows as (number, cells), each cell as (kind, text); without rows that were not read."""
    done = subprocess.run([DUMP, path] + ([sheet] if sheet else []), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"sheets: {path}: {done.stderr}")
    rows = []
    for line in done.stdout.split("\n")[:-1]:
        number, *cells = line.split("\x1f")
        rows.append((int(number), [(c[0], c[1:].replace("\x1e", "\n")) for c in cells]))
    return rows


def clock(seconds):
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return text + (f":{seconds % 60:02}" if seconds % 60 else "")


def shown(value):
    """A value as our reader shows it."""
    if value is None:
        return ("S", "")
    if isinstance(value, bool):
        return ("F", "TRUE" if value else "FALSE")
    if isinstance(value, (int, float)):
        if float(value).is_integer() and abs(value) < 1e16:
            return ("N", str(int(value)))
        text = repr(float(value))
        if "e" in text and 1e-7 <= abs(value) < 1e16:
            text = f"{value:.25f}".rstrip("0")
            text = next(t for n in range(1, 26) for t in [f"{value:.{n}f}"] if float(t) == value)
        mantissa, _, power = text.partition("e")
        return ("N", mantissa.removesuffix(".0") + (f"e{int(power):+d}" if power else ""))
    if isinstance(value, datetime.datetime):
        whole = value.replace(microsecond=0) + datetime.timedelta(seconds=round(value.microsecond / 1e6))
        seconds = whole.hour * 3600 + whole.minute * 60 + whole.second
        return ("D", whole.date().isoformat() + ("T" + clock(seconds) if seconds else ""))
    if isinstance(value, datetime.date):
        return ("D", value.isoformat())
    if isinstance(value, datetime.time):
        return ("T", clock(value.hour * 3600 + value.minute * 60 + value.second))
    if isinstance(value, datetime.timedelta):
        return ("T", clock(round(value.total_seconds())))
    text = unicodedata.normalize("NFC", str(value).replace("\r\n", "\n").replace("\r", "\n"))
    return ("S", text.strip(BLANKS))


def compare(path, rows, expected):
    """expected: (number, cells) of every row with something in it, the header first."""
    width = len(rows[0][1])
    for (number, cells), (want_number, want) in zip(rows, expected):
        want = (want + [("S", "")] * width)[:width]
        if number != want_number or cells != want:
            raise SystemExit(f"sheets: {path}: row {number}: {cells} is not row {want_number}: {want}")
    if len(rows) != len(expected):
        raise SystemExit(f"sheets: {path}: {len(rows)} rows, not {len(expected)}")
    return sum(1 for _, cells in expected for _, text in cells if text)


def of_openpyxl(path, sheet=None):
    book = openpyxl.load_workbook(path, data_only=True)
    page = book[sheet] if sheet else next(p for p in book if isinstance(p, Worksheet) and p.sheet_state == "visible")
    rows = []
    for number, row in enumerate(page.iter_rows(values_only=True), 1):
        cells = [shown(v) for v in row]
        if any(text for _, text in cells):
            rows.append((number, cells))
    return rows


def random_value(r):
    words = ["koffie", "Fatma", "café", "Ş;ı", 'zei "ja"', "twee\nregels", " met blanco ", "10", "3-4-2025", "&<>"]
    moment = datetime.datetime(2025, 1, 1) + datetime.timedelta(seconds=r.randrange(10 ** 8))
    return r.choice([
        None, None, r.randrange(-1000, 10 ** r.randrange(1, 15)), r.uniform(-5, 5) * 10 ** r.randrange(-5, 12),
        r.choice(words), " ".join(r.choices(words, k=3)), r.random() < 0.5, moment, moment.date(),
        moment.time(), datetime.timedelta(minutes=r.randrange(1, 5000)), round(r.random(), 2), 0.1, 12.0])


def random_rows(r, columns):
    rows = [[f"kolom {i}" for i in range(columns)]]
    for _ in range(60):
        rows.append([random_value(r) for _ in range(columns)] if r.random() < 0.8 else [])
    return rows


def write_xlsx(path, rows, from_1904):
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.title = "Leeg"
    book.active.sheet_state = "hidden"
    page = book.create_sheet("Gegevens")
    book.active = 1
    for i, row in enumerate(rows, 1):
        for k, value in enumerate(row, 1):
            if value is not None:
                page.cell(i, k, value)
    book.save(path)


def cell_of_odf(value):
    if value is None:
        return odf.table.TableCell()
    if isinstance(value, bool):
        return odf.table.TableCell(valuetype="boolean", booleanvalue="true" if value else "false")
    if isinstance(value, (int, float)):
        return odf.table.TableCell(valuetype="float", value=repr(value))
    if isinstance(value, datetime.datetime):
        return odf.table.TableCell(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, datetime.date):
        return odf.table.TableCell(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, datetime.time):
        return odf.table.TableCell(valuetype="time", timevalue=f"PT{value.hour}H{value.minute}M{value.second}S")
    if isinstance(value, datetime.timedelta):
        return odf.table.TableCell(valuetype="time", timevalue=f"PT{round(value.total_seconds()) // 60}M")
    cell = odf.table.TableCell(valuetype="string")
    for line in value.split("\n"):
        cell.addElement(odf.text.P(text=line))
    return cell


def write_ods(path, rows):
    book = odf.opendocument.OpenDocumentSpreadsheet()
    style = odf.style.Style(name="verborgen", family="table")
    style.addElement(odf.style.TableProperties(display="false"))
    book.automaticstyles.addElement(style)
    hidden = odf.table.Table(name="Verborgen", stylename=style)
    row = odf.table.TableRow()
    row.addElement(cell_of_odf("niet lezen"))
    hidden.addElement(row)
    book.spreadsheet.addElement(hidden)
    page = odf.table.Table(name="Gegevens")
    for values in rows:
        row = odf.table.TableRow()
        for value in values:
            row.addElement(cell_of_odf(value))
        row.addElement(odf.table.TableCell(numbercolumnsrepeated=16000))
        page.addElement(row)
    tail = odf.table.TableRow(numberrowsrepeated=1040000)
    tail.addElement(odf.table.TableCell(numbercolumnsrepeated=16384))
    page.addElement(tail)
    book.spreadsheet.addElement(page)
    book.save(path)


def expected_rows(rows):
    return [(i, [shown(v) for v in row]) for i, row in enumerate(rows, 1) if any(shown(v)[1] for v in row)]


def made_up(folder):
    cells = 0
    for seed in range(8):
        r = random.Random(seed)
        rows = random_rows(r, 12)
        path = os.path.join(folder, f"{seed}.xlsx")
        write_xlsx(path, rows, seed % 2 == 1)
        cells += compare(path, ours(path, "Gegevens"), of_openpyxl(path, "Gegevens"))
        if odf:
            path = os.path.join(folder, f"{seed}.ods")
            write_ods(path, rows)
            cells += compare(path, ours(path), expected_rows(rows))
    print(f"sheets: {cells} cells of made-up workbooks are the same" + ("" if odf else " (python3-odf is not there)"))


def through_libreoffice(folder):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        print("sheets: skipped what LibreOffice writes, it is not there")
        return
    path = os.path.join(folder, "0.xlsx")
    subprocess.run([office, "--headless", "--convert-to", "ods", "--outdir", os.path.join(folder, "office"), path],
                   check=True, capture_output=True, env={**os.environ, "HOME": folder})
    converted = os.path.join(folder, "office", "0.ods")
    want, got = ours(path, "Gegevens"), ours(converted, "Gegevens")
    flags = {"TRUE": "1", "FALSE": "0"}  # it keeps them as numbers, and numbers in 15 digits

    def close(x, y):
        a, b = flags.get(x[1], x[1]), flags.get(y[1], y[1])
        return x == y or (y[0] == "N" and x[0] in "NF" and math.isclose(float(a), float(b), rel_tol=1e-14))

    for (n, x), (m, y) in zip(want, got):
        if n != m or not all(close(a, b) for a, b in zip(x, y)):
            raise SystemExit(f"sheets: LibreOffice: row {n}: {x} is not row {m}: {y}")
    if len(want) != len(got):
        raise SystemExit(f"sheets: LibreOffice: {len(got)} rows, not {len(want)}")
    print("sheets: what LibreOffice makes of a workbook reads the same")


REAL = {  # rows with the header, columns, a sum that their SOURCE.md or their maker states
    "qualcoder-examples/cases456.xlsx": (4, 4), "qualcoder-examples/cases456_more_data.xlsx": (4, 3),
    "qualcoder-examples/cases456_replace_values.xlsx": (4, 4), "qualcoder-examples/survey789.xlsx": (4, 6),
    "qualcoder-examples/survey789_more_data.xlsx": (4, 4), "qualcoder-examples/survey789_replace_data.xlsx": (4, 3),
    "qualcoder-examples/cases123.csv": (4, 4), "qualcoder-examples/cases123_replace_data.csv": (4, 4),
    "qualcoder-examples/survey456.csv": (4, 5),
    "cbs-utrecht-wijken-buurten/CBS-Utrecht-kwb-2023.xlsx": (123, 121),
    "cbs-utrecht-wijken-buurten/CBS-Utrecht-kwb-2024.xlsx": (123, 121),
    "cbs-utrecht-wijken-buurten/CBS-Utrecht_Nabijheid_voorzieningen__buurt_2023_14102024_164034.csv": (124, 115),
    "cbs-utrecht-wijken-buurten/CBS-Zuilen_Nabijheid_voorzieningen__buurt_2023_14102024_165609.csv": (11, 115),
    "cbs-amsterdam-ses/Nabijheid_voorzieningen__buurt_2021_10022023_162519.csv": (12, 2),
    "cbs-amsterdam-ses/SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv": (580, 9),
}


def real():
    if not os.path.isdir(DATA):
        print("sheets: skipped real files, ../shared is not there")
        return
    cells = 0
    for name, size in REAL.items():
        path = os.path.join(DATA, name)
        rows = ours(path)
        if (len(rows), len(rows[0][1])) != size:
            raise SystemExit(f"sheets: {name}: {(len(rows), len(rows[0][1]))} is not {size}")
        if name.endswith(".xlsx"):
            cells += compare(path, rows, of_openpyxl(path))
        else:
            with open(path, encoding="utf-8-sig", newline="") as text:
                read = csv.reader(text, delimiter=";" if name.startswith("cbs") else ",")
                cells += compare(path, rows, [(n, [shown(v) for v in row]) for n, row in enumerate(read, 1) if row])
    for year, people, west in ((2023, "367947", "29040"), (2024, "374238", "29710")):
        rows = ours(os.path.join(DATA, f"cbs-utrecht-wijken-buurten/CBS-Utrecht-kwb-{year}.xlsx"))
        at = [text for _, text in rows[0][1]].index("a_inw")
        assert rows[1][1][at] == ("N", people) and rows[2][1][at] == ("N", west)
    print(f"sheets: {len(REAL)} real files have their sizes, {cells} cells are the same")


with tempfile.TemporaryDirectory() as made:
    made_up(made)
    through_libreoffice(made)
real()
