#!/usr/bin/env python3
"""Writes a made-up study to measure speed on: always the same for the same size.

usage: corpus.py FOLDER TRANSCRIPTS    (about 50 KB a transcript; words are made up, Zipf-like)
"""
import os
import random
import sys


def words(rng, count):
    """Made-up words of two to four syllables, no two alike."""
    syllables = [a + b for a in "bdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "aa", "ee", "ij", "oe")]
    found = {}
    while len(found) < count:
        found["".join(rng.choice(syllables) for _ in range(rng.randint(2, 4)))] = True
    return list(found)


def main(folder, transcripts):
    rng = random.Random(1)
    vocabulary = words(rng, 30000)
    weights = [1 / (i + 2) for i in range(len(vocabulary))]
    os.makedirs(folder + "/transcripts", exist_ok=True)
    for t in range(transcripts):
        lines = []
        for turn in range(160):
            text = rng.choices(vocabulary, weights, k=rng.randint(10, 90))
            lines.append("%s: %s.\n" % (("Ans", "Bilal", "Cor")[turn % 3], " ".join(text).capitalize()))
        with open("%s/transcripts/t%05d.txt" % (folder, t), "w", encoding="utf-8") as f:
            f.writelines(lines)
    with open(folder + "/lexicon.csv", "w", encoding="utf-8") as f:
        f.write("theme,term\n")
        for i, word in enumerate(rng.sample(vocabulary, 2000)):
            term = word[:5] + "*" if i % 10 == 0 else word
            f.write("theme%02d,%s\n" % (i % 40, term))
    people = 500
    with open(folder + "/people.csv", "w", encoding="utf-8") as f:
        f.write("person,name,role\n1,Ans,resident\n2,Bilal,volunteer\n3,Cor,resident\n")
        f.writelines("%d,P%d,resident\n" % (i, i) for i in range(4, people + 1))
    with open(folder + "/activities.csv", "w", encoding="utf-8") as f:
        f.write("activity,date,participants\n")
        for i in range(1000):
            who = sorted(rng.sample(range(1, people + 1), rng.randint(2, 12)))
            f.write("A%d,2025-01-%02d,%s\n" % (i, i % 28 + 1, ";".join(map(str, who))))
    with open(folder + "/study.xml", "w", encoding="utf-8") as f:
        f.write(
            '<study xmlns="urn:weefsel:study:1" id="bench" language="en">\n'
            '  <people file="people.csv"/>\n  <transcripts files="transcripts/*.txt"/>\n'
            '  <activities file="activities.csv" dates="yyyy-mm-dd"/>\n  <lexicon file="lexicon.csv"/>\n'
            '  <privacy pseudonyms="no"/>\n</study>\n'
        )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
