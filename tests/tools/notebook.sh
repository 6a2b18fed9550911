#!/bin/sh
# The notebook of a study is a good notebook (python3-nbformat) and runs from its folder without an
# error, within a minute, with nothing but Python's own library and IPython.
# usage: notebook.sh PROGRAM STUDY...
prog=$1; shift
python=/usr/bin/python3 # Debian's, for which the packages are installed
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
bad=0; n=0
fail() { echo "not ok: notebook: $1"; bad=1; }

check() { # folder: what nbformat says, and what the cells need
    "$python" - "$1/report.ipynb" <<'PYTHON'
import ast, re, sys
import nbformat

book = nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT)
nbformat.validate(book)
assert (book.nbformat, book.nbformat_minor) == (4, 5), "not nbformat 4.5"
ids = [cell.id for cell in book.cells]
assert len(set(ids)) == len(ids), "an id stands twice"
assert all(re.fullmatch(r"[a-zA-Z0-9-_]{1,64}", i) for i in ids), "an id is malformed"
code = [cell for cell in book.cells if cell.cell_type == "code"]
assert len(code) > 1, "no cell loads a table"
assert all(not cell.outputs and cell.execution_count is None for cell in code), "there are outputs"
for cell in code:
    for node in ast.walk(ast.parse(cell.source)):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            top = name.split(".")[0]
            assert top == "IPython" or top in sys.stdlib_module_names, f"needs {name}"
PYTHON
}

execute() { # folder
    (cd "$1" && JUPYTER_CONFIG_DIR="$tmp/config" JUPYTER_DATA_DIR="$tmp/data" IPYTHONDIR="$tmp/ipython" \
        timeout 60 "$python" -m nbconvert --to notebook --execute --output-dir "$tmp" --output run.ipynb \
        report.ipynb) >"$tmp/log" 2>&1 || { cat "$tmp/log"; return 1; }
    "$python" - "$tmp/run.ipynb" <<'PYTHON'
import sys
import nbformat

book = nbformat.read(sys.argv[1], as_version=4)
for cell in book.cells:
    if cell.cell_type != "code": continue
    shown = {kind: data for out in cell.outputs for kind, data in out.get("data", {}).items()}
    for out in cell.outputs:
        assert out.output_type == "display_data", f"{cell.id} says {out.output_type}"
    if "= show(" in cell.source: assert "<table" in shown["text/html"], f"{cell.id} shows no table"
    if "SVG(" in cell.source: assert "<svg" in shown["image/svg+xml"], f"{cell.id} shows no figure"
PYTHON
}

for study in "$@"; do
    n=$((n + 1)); out=$tmp/out$n
    "$prog" run "$study" --quiet --output "$out" >"$tmp/log" 2>&1 || { cat "$tmp/log"; fail "$study does not run"; continue; }
    check "$out" || { fail "$study"; continue; }
    begin=$(date +%s)
    execute "$out" || { fail "$study: executing it"; continue; }
    took=$(($(date +%s) - begin))
    [ "$took" -lt 60 ] || fail "$study: took $took s"
done
[ $bad = 0 ] && [ $n -gt 0 ] && echo "notebook: $n ok"
exit $bad
