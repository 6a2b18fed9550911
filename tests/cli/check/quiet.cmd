cp -R many "$W/s"
weefsel check -q "$W/s/study.xml" 2>/dev/null
