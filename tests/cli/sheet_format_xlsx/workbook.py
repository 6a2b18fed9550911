#!/usr/bin/env python3
"""Makes a small workbook, .xlsx or .ods, from a readable one: workbook.py FILE <TEXT

The text has a line "== Name" for each sheet ("== Name hidden"), and a line for each row with cells
between bars. A cell is a text, or has a mark before it: =12.5 number, d=45717 date (d=2025-03-01 in
.ods), t=0.5 time (t=PT12H), b=1 flag, e=#N/A error, f=12 formula with its result, f= formula without,
"* text" again as often as the number before the star ("3* x"). ".." is a row that is left out,
"merge A1:B2" (.xlsx) or a cell "2x1 text" (.ods: two columns wide, one row high) merges,
"hide" (before a row) hides it, "repeat 1000 | …" is a row that is repeated (.ods).
"""
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

NAMES = {
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
}
STYLES = {"d": 1, "t": 2, "m": 3}


def read(text):
    sheets = []
    for line in text.rstrip("\n").split("\n"):
        if line.startswith("== "):
            name = line[3:]
            sheets.append({"name": name.removesuffix(" hidden"), "hidden": name.endswith(" hidden"), "rows": [], "merges": []})
        elif line.startswith("merge "):
            sheets[-1]["merges"].append(line[6:])
        elif line == "..":
            sheets[-1]["rows"].append((None, False, 1))
        else:
            hidden, repeat = line.startswith("hide "), 1
            line = line.removeprefix("hide ")
            if line.startswith("repeat "):
                repeat, line = line[7:].split(" | ", 1)
            sheets[-1]["rows"].append(([c.strip().replace("\\n", "\n") for c in line.split("|")], hidden, int(repeat)))
    return sheets


def letters(column):
    text = ""
    while column >= 0:
        text, column = chr(65 + column % 26) + text, column // 26 - 1
    return text


def xlsx_cell(at, cell, strings):
    mark, _, value = cell.partition("=")
    if cell == "":
        return ""
    if mark == "":
        return f'<c r="{at}"><v>{value}</v></c>'
    if mark in STYLES and _:
        return f'<c r="{at}" s="{STYLES[mark]}"><v>{value}</v></c>'
    if mark in "be" and _:
        return f'<c r="{at}" t="{mark}"><v>{escape(value)}</v></c>'
    if mark == "f" and _:
        return f'<c r="{at}"><f>A1</f>' + (f"<v>{value}</v>" if value else "") + "</c>"
    if cell.startswith("inline "):
        return f'<c r="{at}" t="inlineStr"><is><r><t>{escape(cell[7:9])}</t></r><r><t xml:space="preserve">{escape(cell[9:])}</t></r></is></c>'
    strings.append(cell)
    return f'<c r="{at}" t="s"><v>{len(strings) - 1}</v></c>'


def xlsx_sheet(sheet, strings):
    body = ""
    for n, (row, hidden, _) in enumerate(sheet["rows"], 1):
        if row is None:
            continue
        cells = "".join(xlsx_cell(f"{letters(c)}{n}", cell, strings) for c, cell in enumerate(row))
        body += f'<row r="{n}"' + (' hidden="1"' if hidden else "") + f">{cells}</row>"
    merges = "".join(f'<mergeCell ref="{m}"/>' for m in sheet["merges"])
    return (f'<worksheet xmlns="{NAMES["s"]}"><sheetData>{body}</sheetData>'
            + (f"<mergeCells>{merges}</mergeCells>" if merges else "") + "</worksheet>")


def xlsx(sheets):
    strings, parts = [], {}
    entries = relations = ""
    for n, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = xlsx_sheet(sheet, strings)
        entries += f'<sheet name={quoteattr(sheet["name"])} sheetId="{n}" r:id="rId{n}"' + (' state="hidden"' if sheet["hidden"] else "") + "/>"
        relations += f'<Relationship Id="rId{n}" Type="{NAMES["r"]}/worksheet" Target="worksheets/sheet{n}.xml"/>'
    relations += f'<Relationship Id="a" Type="{NAMES["r"]}/sharedStrings" Target="sharedStrings.xml"/>'
    relations += f'<Relationship Id="b" Type="{NAMES["r"]}/styles" Target="styles.xml"/>'
    # the second string of runs, and how it sounds
    texts = "".join(f'<si><r><t>{escape(t[:2])}</t></r><r><t xml:space="preserve">{escape(t[2:])}</t></r><rPh sb="0" eb="1"><t>klank</t></rPh></si>'
                    if n == 1 else f'<si><t xml:space="preserve">{escape(t)}</t></si>' for n, t in enumerate(strings))
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{NAMES["s"]}">{texts}</sst>'
    parts["xl/styles.xml"] = (f'<styleSheet xmlns="{NAMES["s"]}"><numFmts><numFmt numFmtId="164" formatCode="[$-413]d\\ mmmm\\ yyyy;@"/></numFmts>'
                              '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>')
    parts["xl/workbook.xml"] = f'<workbook xmlns="{NAMES["s"]}" xmlns:r="{NAMES["r"]}"><sheets>{entries}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{NAMES["p"]}">{relations}</Relationships>'
    parts["_rels/.rels"] = f'<Relationships xmlns="{NAMES["p"]}"><Relationship Id="a" Type="{NAMES["r"]}/officeDocument" Target="/xl/workbook.xml"/></Relationships>'
    return parts


def ods_cell(cell):
    mark, sign, value = cell.partition("=")
    spans = repeat = ""
    if cell[:1].isdigit() and cell[1:2] == "x":
        spans = f' table:number-columns-spanned="{cell[0]}" table:number-rows-spanned="{cell[2]}"'
        cell = cell[4:]
        mark, sign, value = cell.partition("=")
    if "* " in cell:
        repeat, cell = cell.split("* ", 1)
        repeat = f' table:number-columns-repeated="{repeat}"'
        mark, sign, value = cell.partition("=")
    if cell == "covered":
        return "<table:covered-table-cell/>"
    if cell == "":
        return f"<table:table-cell{repeat}/>"
    kinds = {"": ("float", "value"), "d": ("date", "date-value"), "t": ("time", "time-value"), "b": ("boolean", "boolean-value")}
    if sign and mark in kinds:
        kind, name = kinds[mark]
        return f'<table:table-cell{spans}{repeat} office:value-type="{kind}" office:{name}="{value}"><text:p>zoals getoond</text:p></table:table-cell>'
    if sign and mark == "e":
        return f'<table:table-cell office:value-type="string" calcext:value-type="error" office:string-value=""><text:p>{escape(value)}</text:p></table:table-cell>'
    if sign and mark == "f":
        typed = f' office:value-type="float" office:value="{value}"' if value else ""
        return f'<table:table-cell table:formula="of:=1"{typed}/>'
    note = ""
    if cell.startswith("note "):
        cell, note = cell[5:], "<office:annotation><text:p>niet lezen</text:p></office:annotation>"
    lines = "".join(f"<text:p>{escape(line).replace('  ', ' <text:s/>')}</text:p>" for line in cell.split("\n"))
    return f'<table:table-cell{spans}{repeat} office:value-type="string">{note}{lines}</table:table-cell>'


def ods(sheets):
    spaces = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ("office", "table", "text", "style", "drawing"))
    tables = ""
    for sheet in sheets:
        rows = ""
        for row, hidden, repeat in sheet["rows"]:
            rows += ('<table:table-row' + (' table:visibility="filter"' if hidden else "")
                     + (f' table:number-rows-repeated="{repeat}"' if repeat != 1 else "") + ">"
                     + "".join(ods_cell(c) for c in (row or [""])) + "</table:table-row>")
        rows += '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        tables += f'<table:table table:name={quoteattr(sheet["name"])} table:style-name="{"ta2" if sheet["hidden"] else "ta1"}">{rows}</table:table>'
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'<office:document-content {spaces} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
                       '<office:automatic-styles><style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
                       '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
                       f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
    }


if __name__ == "__main__":
    made = read(sys.stdin.read())
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in (ods if sys.argv[1].endswith(".ods") else xlsx)(made).items():
            archive.writestr(zipfile.ZipInfo(part), text)
