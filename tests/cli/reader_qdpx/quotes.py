#!/usr/bin/env python3
"""What each coding in a study's output says, word for word from the corpus: quotes.py OUTPUT"""
import csv
import glob
import hashlib
import sys

out = sys.argv[1]
shards = [open(f, encoding="utf-8", newline="").read() for f in sorted(glob.glob(out + "/.weefsel/ingest/0*/text"))]


def rows(name):
    with open(f"{out}/tables/{name}.csv", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def text_of(row):
    n = int(row["characters"])
    for shard in shards:
        for at in range(len(shard) - n + 1):
            if hashlib.sha256(shard[at:at + n].encode()).hexdigest() == row["sha256"]:
                return shard[at:at + n]
    sys.exit(f"no text of {row['document']}")


texts = {row["document"]: text_of(row) for row in rows("documents")}
codings = rows("human_codings")
for c in sorted(codings, key=lambda c: int(c["row"].rsplit("#", 1)[1])):
    quote = texts[c["document"]][int(c["start"]):int(c["end"])]
    print(c["coder"], c["document"], c["theme"], c["sequence"] or "-", quote.replace("\n", "|"), sep="; ")
