# Attendance of an activity that is not in the log.
. ./setup
printf 'A77;P1;visitor;1\n' >>presence.csv
try
