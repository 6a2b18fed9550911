# What would stop a run is said at once: a consent that is none, a person twice.
printf 'person;name;consent\n1;Ans;ja hoor\n2;Bea;volledig\n2;Cor;volledig\n' >"$W/mensen.csv"
cp ../small/talk.txt "$W"
weefsel init --language nl --id fout "$W"
weefsel check -q "$W/study.xml" 2>/dev/null || echo "status $?"
