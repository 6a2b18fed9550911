# A line end in the name of a file.
. ./setup
cp talks/a.txt "$(printf 'talks/x\ny.txt')"
printf 'Wie: Niemand.\nWie: Nee.\n' >>"$(printf 'talks/x\ny.txt')"
weefsel check -q study.xml
