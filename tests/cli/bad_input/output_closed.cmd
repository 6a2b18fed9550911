# The folder for what is kept is a file.
. ./setup
mkdir out; : >out/.weefsel; try
