# A list whose ids are names, and a column that says who takes consent back: init, then a run.
cd "$W"
mkdir s; cd s
printf '%064d\n' 7 >pseudonym.key
chmod 600 pseudonym.key
printf 'naam;rol;Ingetrokken;Huisdier\nHalima Chaouki;bewoner;ja;nee\nKees Smit;bewoner;nee;nee\nAnna Bos;interviewer;nee;ja\n' >lijst.csv
printf 'Anna: Hoe gaat het?\nKees: Goed. Halima is ziek, en Chaouki ook.\nHalima: Ik ben er.\nAnna: Ja.\nKees: Goed.\n' >gesprek.txt
weefsel init .
grep -A 6 '<people' study.xml
weefsel run --quiet --output out .
cut -d, -f1-3,5 out/tables/utterances.csv
grep -rliE 'halima|chaouki' out --exclude-dir=.weefsel || echo 'nowhere'
