# Files with blanks, quotes, two forms of an accent and a name that is no UTF-8.
. ./setup
mv talks/a.txt "talks/a b'c.txt"
for name in 'caf\303\251' 'cafe\314\201' 'h\351' 'cre\314\200me'; do
    cp "talks/a b'c.txt" "$(printf "talks/$name.txt")"
done
printf 'cr\303\250me.txt;T9;2025-03-01;P4\n' >>documents.csv
sed -i "s/^a.txt/a b'c.txt/" documents.csv
try
