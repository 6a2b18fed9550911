cp -r near/* "$W"
weefsel run --quiet --output "$W/out" "$W/study.xml" 2>&1 | grep -v 'ING-059\|Bewaar dit bestand'
cut -d, -f2,3,4,6,8 "$W/out/tables/proposals.csv"
! grep -r -l "Bouali\|Hulya\|Velde\|Jong\|Zwaan\|Anouk" "$W/out" --include=*.csv --include=*.html --include=*.ipynb --include=*.json
