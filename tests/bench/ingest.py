#!/usr/bin/env python3
"""Ingests made-up studies of growing size, and says how much time and memory that takes.

usage: ingest.py PROGRAM [FORMATS]      SIZES="1000 3000 10000": numbers of transcripts

Memory is measured from outside: ten times a second the proportional set sizes (Pss of
/proc/PID/smaps_rollup: what a process has to itself, and its share of what several have) of the program
and all its workers are added up; the most at one moment counts, and the largest single process. What is
mapped of the store counts too, although the system can take that back. Fails when it is over 1 GB, or
when a transcript of the largest study takes over 1.5 times as long as one of the smallest.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

LIMIT_KB = 1_000_000
SLOWER = 1.5


def children(pid):
    try:
        with open("/proc/%d/task/%d/children" % (pid, pid), encoding="ascii") as f:
            return [int(p) for p in f.read().split()]
    except OSError:
        return []


def pss_kb(pid):
    try:
        with open("/proc/%d/smaps_rollup" % pid, encoding="ascii") as f:
            return next((int(line.split()[1]) for line in f if line.startswith("Pss:")), 0)
    except OSError:
        return 0


def measure(command):
    """Seconds, the most memory of all processes together, and of one."""
    together = alone = 0
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while process.poll() is None:
        each = [pss_kb(pid) for pid in [process.pid] + children(process.pid)]
        together, alone = max(together, sum(each)), max(alone, *each)
        time.sleep(0.1)
    seconds = time.monotonic() - begin
    if process.returncode:
        sys.exit("bench: %s ended with %d\n%s" % (command, process.returncode, process.stderr.read().decode()[-2000:]))
    return seconds, together, alone


def main(program, formats="txt,vtt", command="ingest"):
    sizes = [int(n) for n in os.environ.get("SIZES", "1000 3000 10000").split()]
    here = os.path.dirname(os.path.abspath(__file__))
    per_file, ok = [], True
    print("%-11s %8s %8s %8s %14s %14s" % ("transcripts", "MB", "seconds", "MB/s", "MB of memory", "one process"))
    for size in sizes:
        folder = tempfile.mkdtemp(prefix="bench")
        try:
            subprocess.run([sys.executable, here + "/corpus.py", folder, str(size), formats], check=True)
            size_mb = sum(e.stat().st_size for e in os.scandir(folder + "/transcripts")) / 1e6
            out = ["--quiet", "--output", folder + "/out", folder + "/study.xml"]
            seconds, together, alone = measure([program, command] + out)
        finally:
            shutil.rmtree(folder)
        per_file.append(seconds / size)
        ok = ok and together <= LIMIT_KB
        print("%-11d %8.1f %8.2f %8.1f %14.0f %14.0f" % (size, size_mb, seconds, size_mb / seconds, together / 1e3, alone / 1e3), flush=True)
    ratio = per_file[-1] / per_file[0]
    print("a transcript of the largest takes %.2f times as long as one of the smallest" % ratio)
    sys.exit(0 if ok and ratio <= SLOWER else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
