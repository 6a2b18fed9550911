# How the columns of tables are read: by study.xml, by the same name, translated, as attributes, not at all; what they may be.
cp -R columns "$W/s"
weefsel check "$W/s/study.xml" 2>/dev/null
