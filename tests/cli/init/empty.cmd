# An empty folder, and one that is not there yet, get an example that runs, in either language.
mkdir "$W/leeg"
weefsel init --language nl --dry-run "$W/leeg"
ls -A "$W/leeg"
weefsel init --language nl "$W/leeg"
weefsel run -o "$W/nl" "$W/leeg/study.xml"
weefsel init --language en "$W/new/study"
weefsel run -o "$W/en" "$W/new/study/study.xml"
weefsel check -q --strict "$W/new/study/study.xml"
