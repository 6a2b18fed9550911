weefsel init --help
weefsel init --language nl --id 'mijn studie' "$W" || echo "status $?"
weefsel init --language nl --output ../study.xml "$W" || echo "status $?"
weefsel init --language nl --output studie "$W" || echo "status $?"
weefsel init || echo "status $?"
ls -A "$W"
