# Without a list of people a label is a person; no label at all; a label that would write on the terminal.
printf '<study xmlns="urn:weefsel:study:1" id="s" language="en"><transcripts files="*.vtt"/></study>' >"$W/study.xml"
printf 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v An\033[31mna>Hello.\n\n00:02.000 --> 00:03.000\nAnd you?\n' >"$W/a.vtt"
weefsel check "$W/study.xml" 2>/dev/null
