cp -R many "$W/s"
weefsel check --json "$W/s/study.xml" 2>/dev/null >"$W/out.json"
python3 - "$W/out.json" <<'P'
import json, sys
seen = json.load(open(sys.argv[1]))
print(seen["errors"], seen["warnings"], [(t["kind"], t["file"], t["rows"]) for t in seen["tables"]])
for d in seen["documents"]:
    print(d["document"], d["format"], d["told-apart"], d["turns"], d["words"])
    print("  ", [(s["label"], s["how"], s["person"], s["role"], s["turns"]) for s in d["speakers"]])
P
