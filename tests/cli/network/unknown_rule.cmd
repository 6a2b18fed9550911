weefsel ingest -q street/unknown_rule.xml -o "$W/out"
weefsel network street/unknown_rule.xml -o "$W/out"
