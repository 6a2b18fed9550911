# XML that is no project, that asks for more than it is, or that holds nothing.
. ../reader_qdpx/setup
refused() { echo "$1" >&2; cat >kapot.qde; study kapot.qde; timeout 10 weefsel run -q study.xml -o out >/dev/null || echo "exit $?"; }
refused leeg </dev/null
refused ander <<'X'
<TEI xmlns="http://www.tei-c.org/ns/1.0"/>
X
refused niets <<'X'
<Project xmlns="urn:QDA-XML:project:1.0"/>
X
refused doctype <<'X'
<!DOCTYPE Project [<!ENTITY a "aaaa">]><Project xmlns="urn:QDA-XML:project:1.0">&a;</Project>
X
