# A project with two talks, two coders, cases, variables and memos.
. ./setup
made standard buurt.qdpx notes cases whole
coded buurt.qdpx
try
quotes
cut -d, -f1-4,11-12,14- out/tables/documents.csv
for t in utterances notes losses intake; do table $t; done
