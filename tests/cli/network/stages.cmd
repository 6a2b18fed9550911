# Three networks of one street, stage by stage; the second time there is nothing to do.
weefsel ingest -q street/study.xml -o "$W/out"
weefsel network street/study.xml -o "$W/out"
weefsel network street/study.xml -o "$W/out" --dry-run --why
