# Eight talks: the ways in which they were read and only the labels that ask for a look; who withdrew is told nowhere.
cp -R many "$W/s"
weefsel check "$W/s/study.xml" 2>/dev/null
