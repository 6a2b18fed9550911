# Names of files, labels and columns that would break XML or a terminal; a table that cannot be read.
mkdir "$W/a" && cd "$W/a"
printf 'R&D: Hallo?\nSjaan: Dag.\nR&D: Mooi?\nSjaan: Ja.\nA & B: Dag.\nA & B: Hoi.\nA & B: Nu.\n' >"x & \"y\" <z> --.txt"
printf 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v An\033[31m & Co -- >Hallo.\n' >'t.vtt'
printf 'person;name;a & "b" <c> --;d\n1;Sjaan;x;p--\n2;Kees;x;p--\n3;Jo;y;q\n4;Bo;y;q\n' | sed 's/a & "b" <c> --/"a \& ""b"" <c> --"/' >people.csv
printf 'activity;date;participants\n1;2025-01-01;1\n' >"$(printf 'log\nboek.csv')"
head -c 1200000 /dev/zero | tr '\0' x | sed '1s/^/a;b\n/' >big.csv
weefsel init --language nl --id x .
cat study.xml
weefsel check -q study.xml
