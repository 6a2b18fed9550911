# Names with markup, a formula, a pattern and turned writing are names.
. ./setup
printf 'P5;"<b>Bo</b> & ""Stam""";.*;bewoner;volledig\nP6;=1+1;@Bo;bewoner;volledig\nP7;\342\200\256Eva Ster;Eva;bewoner;volledig\n' >>people.csv
sed -i 's/P1;P2;P3/P5;P6;P7;<i>Wie<i>/' log.csv
printf 'Eva: Ik ken =1+1 en <b>Bo</b>.\n' >>talks/a.txt
try
