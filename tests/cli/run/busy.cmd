# A run that holds the lock of the output folder: the second one says so (74).
cp ../small/* "$W"
weefsel run -q --output "$W/out" "$W/study.xml" >/dev/null
python3 - "$W/out/.weefsel/lock" "$W" <<'P'
import fcntl, subprocess, sys
with open(sys.argv[1], "r+") as f:
    fcntl.lockf(f, fcntl.LOCK_EX)
    sys.exit(subprocess.call(["weefsel", "run", "--output", sys.argv[2] + "/out", sys.argv[2] + "/study.xml"]))
P
