# The demo without its study.xml: what init writes passes check and runs.
mkdir "$W/buurt" && cp -R ../../../datasets/voorbeeldbuurt/*.csv ../../../datasets/voorbeeldbuurt/transcripts "$W/buurt"
mkdir "$W/buurt/coders" "$W/buurt/lexicons"
cp ../../../datasets/voorbeeldbuurt/coders/*.csv "$W/buurt/coders"
cp ../../../datasets/voorbeeldbuurt/lexicons/*.csv "$W/buurt/lexicons"
weefsel init --language nl "$W/buurt"
grep -v '<column' "$W/buurt/study.xml"
weefsel check -q "$W/buurt/study.xml" 2>/dev/null
weefsel run -q -o "$W/out" "$W/buurt/study.xml" 2>/dev/null
