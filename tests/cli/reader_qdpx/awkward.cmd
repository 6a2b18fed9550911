# An old namespace, ids that are no GUID or stand in braces, a coding on a heading, sound with times, a PDF,
# a picture, codings without a coder.
. ./setup
made atlas oud.qdpx old guids heading media notes
coded oud.qdpx
try
quotes
for t in losses intake rejected; do table $t; done
grep 'Opname' out/tables/utterances.csv
made standard zonder.qdpx nobody braces
coded zonder.qdpx
try
quotes | sort | sed -n 1,2p
coded zonder.qdpx 'coder="Carla"'
try
quotes | sed -n 1p
study zonder.qdpx
try
