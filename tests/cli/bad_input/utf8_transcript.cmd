# A transcript is not in the encoding that study.xml says.
. ./setup
printf 'Sanne: caf\351 op de hoek.\n' >>talks/a.txt
try
