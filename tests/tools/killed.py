#!/usr/bin/env python3
"""What happens when a run is stopped half-way. Killed at many moments, the parent or a worker: the
next run ends in the same bytes, and nothing half-written is left. Two runs in one folder: the second
is told to wait. A check that is interrupted leaves no temporary folder.

    killed.py PROGRAM STUDY
"""
import filecmp, os, signal, subprocess, sys, tempfile, time

MOMENTS = [0.01 * 2 ** i for i in range(7)]


def files_of(folder):
    return sorted(os.path.relpath(os.path.join(d, f), folder) for d, _, names in os.walk(folder) for f in names)


def alike(one, other):
    names = [n for n in files_of(one) if not n.startswith(".weefsel")]
    return bool(names) and names == [n for n in files_of(other) if not n.startswith(".weefsel")] and all(
        filecmp.cmp(f"{one}/{n}", f"{other}/{n}", shallow=False) for n in names)


def workers_of(process):
    try:
        return [int(p) for p in open(f"/proc/{process}/task/{process}/children").read().split()]
    except OSError:
        return []


def runs(process):
    try:
        return open(f"/proc/{process}/stat").read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Trial:
    def __init__(self, program, study, folder):
        self.program, self.study, self.folder, self.bad, self.count = program, study, folder, 0, 0

    def start(self, command, *more):
        return subprocess.Popen([self.program, command, "-q", *more, self.study], stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True, start_new_session=True,
                                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))

    def holds(self, what, true):
        self.count += 1
        if not true:
            self.bad += 1
            print("not ok:", what)

    def again(self, what):
        run = self.start("run", "-o", f"{self.folder}/out")
        run.communicate()
        out = f"{self.folder}/out"
        self.holds(f"{what}: the next run", run.returncode == 0)
        self.holds(f"{what}: the same bytes", alike(f"{self.folder}/base", out))
        self.holds(f"{what}: nothing half-written", not [n for n in files_of(out) if n.endswith(".part")])
        subprocess.run(["rm", "-rf", out], check=True)

    def stop_parent(self, after, how):
        run = self.start("run", "-o", f"{self.folder}/out")
        time.sleep(after)
        workers = workers_of(run.pid)
        run.send_signal(how)
        run.communicate()
        time.sleep(0.05)
        self.holds(f"parent stopped at {after:.2f}: no worker is left",
                   not [w for w in workers if runs(w)])
        self.again(f"parent stopped at {after:.2f} ({how.name})")

    def stop_worker(self, after):
        run = self.start("run", "-o", f"{self.folder}/out")
        time.sleep(after)
        for worker in workers_of(run.pid):
            try:
                os.kill(worker, signal.SIGKILL)
            except ProcessLookupError:
                pass
        run.communicate()
        self.holds(f"worker killed at {after:.2f}: the run goes on", run.returncode in (0, 65, 70))
        self.again(f"worker killed at {after:.2f}")

    def two_at_once(self):
        first = self.start("run", "--force", "-o", f"{self.folder}/out")
        while not os.path.exists(f"{self.folder}/out/.weefsel/ingest") and first.poll() is None:
            time.sleep(0.002)
        second = self.start("run", "-o", f"{self.folder}/out")
        said = second.communicate()[1]
        first.communicate()
        self.holds("the second run is told to wait", second.returncode == 74 and "W-RUN-001" in said)
        self.holds("the first run ends well", first.returncode == 0)
        self.again("two at once")

    def interrupted_check(self, after):
        os.environ["TMPDIR"] = temporary = f"{self.folder}/temporary"
        os.makedirs(temporary, exist_ok=True)
        check = self.start("check")
        time.sleep(after)
        if check.poll() is None:
            os.killpg(check.pid, signal.SIGINT)
        check.communicate()
        self.holds(f"check interrupted at {after:.2f} leaves nothing", not os.listdir(temporary))


def main(program, study):
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(os.path.abspath(program), study, folder)
        base = trial.start("run", "-o", f"{folder}/base")
        base.communicate()
        trial.holds("a run", base.returncode == 0)
        for moment in MOMENTS:
            trial.stop_parent(moment, signal.SIGKILL)
            trial.stop_parent(moment, signal.SIGINT)
            trial.stop_worker(moment)
            trial.interrupted_check(moment)
        trial.two_at_once()
    if not trial.bad:
        print(f"killed: {trial.count} things hold")
    return trial.bad != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
