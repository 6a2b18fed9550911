# Names in capitals, as cameras, scanners and old programs give them: one pattern takes them all.
talk() { printf 'Interviewer: Hoe is het?\nSjaan: Goed, dank je.\nInterviewer: Mooi?\nSjaan: Ja.\n' | python3 ../../tools/office_file.py "$1"; }
talk "$W/t1.docx"
talk "$W/t2.docx"
mv "$W/t2.docx" "$W/T2.DOCX"
python3 ../reader_qdpx/project.py standard "$W/buurt.qdpx"
mv "$W/buurt.qdpx" "$W/BUURT.QDPX"
weefsel init --language nl --id kapitaal "$W"
grep '<transcripts' "$W/study.xml"
weefsel check -q "$W/study.xml"
