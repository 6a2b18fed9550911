# What is wrong is said by name.
. ./setup
refused() { timeout 10 weefsel run -q study.xml -o out >/dev/null || echo "exit $?"; }
for what in bare two half codebook; do
    echo "$what" >&2
    made standard kapot.qdpx $what
    coded kapot.qdpx
    refused
done
echo "niet in de studie" >&2
made standard ander.qdpx
made standard kapot.qdpx
study ander.qdpx '<human-codings file="kapot.qdpx"/>'
refused
echo "geen zip" >&2
printf 'PK\003\004 en verder niets' >kapot.qdpx
coded kapot.qdpx
refused
echo "teksten en coderingen" >&2
made standard kapot.qdpx absent reversed far letters astray
coded kapot.qdpx
refused
sed 1d out/tables/rejected.csv
echo "tekst elders" >&2
made standard kapot.qdpx elsewhere
study kapot.qdpx
refused
