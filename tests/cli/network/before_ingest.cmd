weefsel network street/study.xml -o "$W/out"
