# Two-letter names are names, an id as label is shown as its pseudonym, V1 is no interviewer; the 1
# and 2 of turns without labels are not the people with those ids.
cp study.xml people.csv "$W"
printf 'Jo: Dag.\nV04: Dag.\nV1: Hallo.\nI: Vraag?\nJo: Ja.\nV04: Nee.\nV1: Ach.\nI: Goed.\n' >"$W/met.txt"
printf 'Waar woont u?\n\nIn de straat.\n\nHoe lang al?\n\nTien jaar.\n' >"$W/zonder.txt"
weefsel run --quiet --output "$W/out" "$W/study.xml" >/dev/null 2>&1
# the pseudonyms come from a key that is made here: p and ten letters
cut -d, -f 1,4-6 "$W/out/tables/utterances.csv" | sed 's/\bp[0-9a-z]\{10\}\b/PSEUDONYM/g'
