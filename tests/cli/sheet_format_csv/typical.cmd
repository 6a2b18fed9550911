# As Excel saves it in the Netherlands: semicolons, Windows-1252, CR LF, decimal commas.
. ./setup
printf 'Activiteit;Datum;Titel;Persoon;Uren\r\nA1;10-01-2025;caf\351;P1;1,5\r\nA1;10-01-2025;caf\351;P2;2\r\nA2;28-02-2025;"soep; brood";P3;\r\n' >log.csv
try
