# The list of people is not there: nobody knows who withdrew.
. ./setup
rm people.csv
try
