# The output folder is a file.
. ./setup
: >out; try
