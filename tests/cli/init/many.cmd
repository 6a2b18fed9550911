# Two thousand talks in two folders.
mkdir "$W/noord" "$W/zuid"
i=0
while [ $i -lt 1000 ]; do
    i=$((i + 1))
    printf 'Interviewer: Hoe is het met nummer %s?\nSjaan: Goed, dank je.\nInterviewer: Mooi?\nSjaan: Ja, de tuin bloeit.\n' $i >"$W/noord/t$i.txt"
    cp "$W/noord/t$i.txt" "$W/zuid/u$i.txt"
done
weefsel init --language nl --id veel "$W"
grep '<transcripts' "$W/study.xml"
weefsel check -q "$W/study.xml"
