# "Aanwezig" that counts heads instead of naming people: told, and not read as people.
. ./setup
printf 'activity;date;title;Aanwezig\nA1;2025-01-10;koffie;12\nA2;2025-02-11;soep;8\nA3;2025-03-12;fietsen;15\n' >log.csv
try
cat out/tables/attendance.csv
