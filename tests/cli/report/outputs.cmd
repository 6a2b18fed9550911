# run.json lists every file with its digest; datapackage.json every table; all are the owner's only.
weefsel run ../street/study.xml --output "$W/out" --quiet >/dev/null 2>&1
cd "$W/out"
python3 - <<'X'
import hashlib, json, os
run, package = json.load(open("run.json")), json.load(open("datapackage.json"))
listed = {o["path"]: o["sha256"] for o in run["outputs"]}
there = {os.path.relpath(os.path.join(d, f)) for d, _, fs in os.walk(".") for f in fs if ".weefsel" not in d}
print("not listed:", sorted(there - set(listed)), "missing:", sorted(set(listed) - there))
print("wrong digests:", [p for p in listed if hashlib.sha256(open(p, "rb").read()).hexdigest() != listed[p]])
for r in package["resources"]:
    head = open(r["path"], encoding="utf-8").readline().rstrip("\n").split(",")
    assert head == [f["name"] for f in r["schema"]["fields"]], r["name"]
    assert r["hash"] == "sha256:" + listed[r["path"]] and r["bytes"] == os.path.getsize(r["path"])
    assert r["path"] + "-metadata.json" in listed
names = [r["name"] for r in package["resources"]]
for r in package["resources"]:
    for key in r["schema"].get("foreignKeys", []):
        assert key["reference"]["resource"] in names, key
print(len(names), "tables;", run["settings"]["lexicons"], run["study"]["seed"], len(run["documents"]), "documents")
X
find . -name .weefsel -prune -o -type f ! -perm 600 -print -o -type d ! -perm 700 -print
