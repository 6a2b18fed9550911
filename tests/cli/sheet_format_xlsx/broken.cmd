# What is no workbook that can be read: cut short, damaged inside, old, locked, of another program.
. ./setup
book log.xlsx <<'X'
== Een
activity | date
A1 | d=45667
X
with log.xlsx
cp log.xlsx good.xlsx
head -c 700 good.xlsx >log.xlsx
refused
python3 - <<'P'
import zipfile
with zipfile.ZipFile("good.xlsx") as old, zipfile.ZipFile("log.xlsx", "w") as new:
    for name in old.namelist():
        text = old.read(name)
        new.writestr(zipfile.ZipInfo(name), text[:-20] if "sheet1" in name else text)
P
refused
printf '\320\317\021\340\241\261\032\341%0600d' 0 >log.xlsx
refused
printf '\320\317\021\340\241\261\032\341E\000n\000c\000r\000y\000p\000t\000e\000d\000P\000a\000c\000k\000a\000g\000e\000%0600d' 0 >log.xlsx
refused
for name in Index/Document.iwa xl/workbook.bin word/document.xml anything.csv; do
    rm log.xlsx
    NAME=$name python3 -c 'import os, zipfile; zipfile.ZipFile("log.xlsx", "w").writestr(zipfile.ZipInfo(os.environ["NAME"]), "x")'
    refused
done
printf '%%PDF-1.7 %0600d' 0 >log.xlsx
refused
printf '<html><table><tr><td>activity</td></tr></table></html>' >log.xlsx
refused
