cp ../small/talk.txt ../small/people.csv "$W"
weefsel init --language en --dry-run --id dry "$W"
ls -A "$W"
