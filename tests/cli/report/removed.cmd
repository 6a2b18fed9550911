# A network that the study no longer names leaves no drawing behind; what others put there stays.
cp -r ../street "$W/study"
weefsel run "$W/study/study.xml" --output "$W/out" --quiet >/dev/null 2>&1
echo mine >"$W/out/figures/note.txt"; ls "$W/out/figures"; echo ==
sed -i '/network id="hulp"/d' "$W/study/study.xml"
weefsel run "$W/study/study.xml" --output "$W/out" --quiet >/dev/null 2>&1
ls "$W/out/figures"
