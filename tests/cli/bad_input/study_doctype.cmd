# A DOCTYPE in study.xml.
. ./setup
sed -i '1i <!DOCTYPE study [<!ENTITY a "b">]>' study.xml
try
