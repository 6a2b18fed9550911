cp ../small/* "$W"
weefsel check "$W/study.xml"
ls "$W"
