#!/usr/bin/env python3
"""Writes a Word or LibreOffice document, for tests, from a description on standard input.

usage: office_file.py FILE.docx|FILE.odt [strict] [main=NAME] [without=MEMBER] [cut=MEMBER:BYTES_OFF]

A line is a paragraph; **bold** is bold; a line that begins with '<' is XML as it stands (prefixes w, mc,
v, wp, a, wps, r, m; or text, table, office, draw, dc, style, fo). A line "| one | two" is a row of a table,
which ends at the next line that is none. "== NAME" begins another part: comments, footnotes, endnotes,
styles, header, footer (Word); styles, automatic, manifest (LibreOffice). All of it is XML, but header and
footer are lines. FILE.docx.parts is the same as plain text, for the fuzz targets.
"""
import html
import io
import re
import sys
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
STRICT = {
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "m": "http://purl.oclc.org/ooxml/officeDocument/math",
}
ODF = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text", "table", "style")}
ODF["draw"] = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
ODF["fo"] = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
ODF["svg"] = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
ODF["dc"] = "http://purl.org/dc/elements/1.1/"
ODF["xlink"] = "http://www.w3.org/1999/xlink"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def spaces(names):
    return " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in names.items())


def pieces(line):
    """[(text, bold)] of a line with **bold** in it."""
    return [(text, i % 2 == 1) for i, text in enumerate(line.split("**")) if text]


def word_paragraph(line):
    runs = ""
    for text, bold in pieces(line):
        text = html.escape(text, quote=False).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        runs += ("<w:r>" + ("<w:rPr><w:b/></w:rPr>" if bold else "") +
                 f'<w:t xml:space="preserve">{text}</w:t></w:r>')
    return f"<w:p>{runs}</w:p>"


def odf_paragraph(line):
    spans = ""
    for text, bold in pieces(line):
        text = html.escape(text, quote=False).replace("\t", "<text:tab/>")
        spans += f'<text:span text:style-name="Vet">{text}</text:span>' if bold else text
    return f'<text:p text:style-name="Standard">{spans}</text:p>'


def cells_of(line):
    return [cell.strip() for cell in line.strip()[1:].removesuffix("|").split("|")]


def row(line, paragraph):
    cells = cells_of(line)
    if paragraph is word_paragraph:
        return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(c)}</w:tc>" for c in cells) + "</w:tr>"
    return "<table:table-row>" + "".join(f"<table:table-cell>{paragraph(c)}</table:table-cell>"
                                         for c in cells) + "</table:table-row>"


def blocks(lines, paragraph):
    out, table, columns = [], None, 0
    opening, closing = (("<w:tbl><w:tblPr/><w:tblGrid/>", "</w:tbl>") if paragraph is word_paragraph
                        else ("<table:table>", "</table:table>"))
    for line in lines + [None]:
        if line is not None and line.startswith("|"):
            table = (table or opening) + row(line, paragraph)
            columns = len(cells_of(line))
            continue
        if table:
            out.append(table.replace("<w:tblGrid/>", "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * columns + "</w:tblGrid>") + closing)
            table = None
        if line is not None:
            out.append(line if line.startswith("<") else paragraph(line))
    return "\n".join(out)


def parts_of(description):
    parts, name = {"": []}, ""
    for line in description.split("\n"):
        begins = re.fullmatch(r"== (\w+)", line)
        if begins:
            name = begins.group(1)
            parts[name] = []
        else:
            parts[name].append(line)
    for lines in parts.values():
        while lines and not lines[-1]:
            lines.pop()
    return parts


def word_members(parts, strict=False, main="word/document.xml"):
    names = dict(WORD, **STRICT) if strict else WORD
    relation = names["r"].rstrip("/") + "/"
    roots = {"comments": "comments", "footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles",
             "header": "hdr", "footer": "ftr"}
    folder, _, base = main.rpartition("/")
    folder += "/" if folder else ""
    types = (f'<Override PartName="/{main}" ContentType="{WORD_TYPE}document.main+xml"/>')
    relations, members = "", []
    for i, (name, lines) in enumerate((n, l) for n, l in parts.items() if n):
        inside = blocks(lines, word_paragraph) if name in ("header", "footer") else "\n".join(lines)
        members.append((f"{folder}{name}.xml", f"{HEAD}<w:{roots[name]} {spaces(names)}>{inside}</w:{roots[name]}>"))
        types += f'<Override PartName="/{folder}{name}.xml" ContentType="{WORD_TYPE}{name}+xml"/>'
        relations += f'<Relationship Id="rId{i}" Type="{relation}{name}" Target="{name}.xml"/>'
    body = blocks(parts[""], word_paragraph)
    members.insert(0, (main, f"{HEAD}<w:document {spaces(names)}><w:body>{body}<w:sectPr/></w:body></w:document>"))
    package = "http://schemas.openxmlformats.org/package/2006/"
    wrapped = f'{HEAD}<Relationships xmlns="{package}relationships">%s</Relationships>'
    if relations:
        members.append((f"{folder}_rels/{base}.rels", wrapped % relations))
    members.insert(0, ("_rels/.rels", wrapped % f'<Relationship Id="rId1" Type="{relation}officeDocument" Target="{main}"/>'))
    members.insert(0, ("[Content_Types].xml",
                       f'{HEAD}<Types xmlns="{package}content-types"><Default Extension="rels" ContentType='
                       f'"application/vnd.openxmlformats-package.relationships+xml"/>'
                       f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'))
    return members


def odf_members(parts, **_):
    vet = '<style:style style:name="Vet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    automatic = "\n".join(parts.get("automatic", []))
    body = blocks(parts[""], odf_paragraph)
    kind = "application/vnd.oasis.opendocument.text"
    manifest = "\n".join(parts.get("manifest", [])) or (
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>')
    styles = "\n".join(parts.get("styles", []))
    return [
        ("mimetype", kind),
        ("content.xml", f'{HEAD}<office:document-content {spaces(ODF)} office:version="1.3"><office:automatic-styles>'
                        f"{vet}{automatic}</office:automatic-styles><office:body><office:text>{body}"
                        "</office:text></office:body></office:document-content>"),
        ("styles.xml", f'{HEAD}<office:document-styles {spaces(ODF)} office:version="1.3"><office:styles>'
                       f'<style:style style:name="Standard" style:family="paragraph"/></office:styles>{styles}'
                       "</office:document-styles>"),
        ("META-INF/manifest.xml",
         f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
         f'manifest:version="1.3">{manifest}</manifest:manifest>'),
    ]


def write(path, description, strict=False, main="word/document.xml", without=None, cut=None):
    parts = parts_of(description)
    members = odf_members(parts) if ".odt" in path or path.endswith(".ott") else word_members(parts, strict, main)
    if path.endswith(".parts"):
        with open(path, "w", encoding="utf-8") as f:
            f.write("".join(f"=== {name}\n{content}\n" for name, content in members))
        return
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, content in members:
            if name == without:
                continue
            if cut and cut[0] == name:
                content = content.encode()[:-cut[1]]
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            z.writestr(info, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    with open(path, "wb") as f:
        f.write(out.getvalue())


def main():
    options = {}
    for word in sys.argv[2:]:
        name, _, value = word.partition("=")
        options[name] = value or True
    if "cut" in options:
        member, _, count = options["cut"].rpartition(":")
        options["cut"] = (member, int(count))
    write(sys.argv[1], sys.stdin.read(), **options)


if __name__ == "__main__":
    main()
