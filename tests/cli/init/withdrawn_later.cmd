# Who withdrew in a later row of the list is not proposed, nor named.
mkdir "$W/map"
printf 'person;name;role;consent;from\nP1;Fatma Bouali;bewoner;volledig;2024-01-01\nP1;Fatma Bouali;vrijwilliger;ingetrokken;2025-01-01\nP2;Ine Smit;bewoner;volledig;\n' >"$W/map/people.csv"
printf 'Fatma B.: Dag.\nIne: Dag.\nFatma B.: Ja.\nIne: Goed.\n' >"$W/map/a.txt"
weefsel init "$W/map" --language nl >"$W/said" 2>&1
grep -c 'Bouali' "$W/said" "$W/map/study.xml" | sed 's/.*://'
