#!/usr/bin/env python3
"""A worker opens no file once it reads what a user brought, and nothing ever asks for the network.

usage: sealed.py PROGRAM      (with strace; a study with a file of every format the program has)
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import bombs  # noqa: E402 (the formats' good files)

CALLS = "open,openat,openat2,creat,socket,connect,bind,sendto,execve,execveat,seccomp,prctl"


def main(program):
    if not shutil.which("strace"):
        print("sealed: no strace here, so nothing was looked at")
        return 0
    known = subprocess.run([program, "formats"], stdout=subprocess.PIPE, check=True).stdout.decode()
    folder, wrong, shut, formats = tempfile.mkdtemp(prefix="sealed"), [], set(), 0
    try:
        elements = ['<transcripts files="goed.txt"/>']
        with open(folder + "/goed.txt", "w", encoding="utf-8") as f:
            f.write(bombs.GOOD)
        for name, (suffix, kind, members, _, good) in bombs.FORMATS.items():
            if not re.search(r"\b%s\b" % name, known):
                continue
            formats += 1
            text = bombs.HEAD + good("A-" + name if kind == "table" else "Dit is een zin.")
            with open(folder + "/" + name + suffix, "wb") as f:
                f.write(bombs.archive(members(text)) if members else text.encode())
            elements.append('<%s="%s"/>' % ("activities file" if kind == "table" else "transcripts files", name + suffix))
        with open(folder + "/study.xml", "w", encoding="utf-8") as f:
            f.write('<study xmlns="urn:weefsel:study:1" id="dicht" language="nl">%s<privacy pseudonyms="no"/></study>'
                    % "".join(elements))
        done = subprocess.run(["strace", "-f", "-qq", "-e", "trace=" + CALLS, "-o", folder + "/log", program, "ingest", "--quiet",
                               "--output", folder + "/out", folder + "/study.xml"], stderr=subprocess.PIPE, check=False)
        if done.returncode:
            wrong.append("exit %d: %s" % (done.returncode, done.stderr.decode()[-800:]))
        with open(folder + "/log", encoding="utf-8", errors="replace") as f:
            for line in f:
                found = re.match(r"(\d+) +(\w+)\(", line)
                if not found:
                    continue  # a signal, or the rest of a call that another process cut in two
                pid, call = found.groups()
                if re.search(r"PR_SET_SECCOMP|SECCOMP_SET_MODE_FILTER", line) and re.search(r"\) += 0$", line):
                    shut.add(pid)
                elif call in ("socket", "connect", "bind", "sendto"):
                    wrong.append(line.strip())
                elif pid in shut and call != "prctl" and call != "seccomp" and "EPERM" not in line:
                    wrong.append("after it was shut in: " + line.strip())
    finally:
        shutil.rmtree(folder)
    if len(shut) < 2:
        wrong.append("only %d workers were shut in" % len(shut))
    for line in wrong:
        print("not ok: sealed: " + line)
    if not wrong:
        print("sealed: %d workers opened nothing and asked for no network, with %d formats and plain text" % (len(shut), formats))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
