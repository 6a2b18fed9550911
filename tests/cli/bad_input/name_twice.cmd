# Two people have one name.
. ./setup
printf 'P5;Omar Idrissi;Omar;bewoner;volledig\n' >>people.csv
sed -i 's/P1;P2;P3/Omar Idrissi;P1/' log.csv
try
