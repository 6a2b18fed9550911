cp -R many "$W/s"
sed -i 's/language="nl"/language="en"/' "$W/s/study.xml"
weefsel check --verbose "$W/s/study.xml" 2>/dev/null
