# Nothing is overwritten, unless it is asked for; another name does too. A second look does not find its own lexicon new.
cp ../small/* "$W"
weefsel init --language en "$W" || echo "status $?"
cmp ../small/study.xml "$W/study.xml"
weefsel init --language en --output second.xml --id second "$W"
grep -c . "$W/second.xml"
weefsel init --language nl --force --output second.xml "$W" | tail -n 3
ls -A "$W"
weefsel check -q "$W/second.xml"
