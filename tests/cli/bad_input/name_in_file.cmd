# Names of files that name people; one of them withdrew.
. ./setup
mv talks/a.txt talks/gesprek_sanne.txt
mv talks/b.vtt talks/Omar-2.vtt
sed -i 's/^a.txt/gesprek_sanne.txt/; s/^b.vtt/Omar-2.vtt/' documents.csv
sed -i 's/Omar;bewoner;volledig/Omar;bewoner;ingetrokken/' people.csv
try
