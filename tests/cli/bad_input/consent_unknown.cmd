# A consent that says nothing we know.
. ./setup
sed -i 's/P2;\(.*\);volledig/P2;\1;misschien/' people.csv
try
