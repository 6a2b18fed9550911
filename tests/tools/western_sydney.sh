#!/bin/sh
# Runs the study of Western Sydney. Its transcripts are not part of this project: they are taken
# from ../shared where that is there, or from datasets/western-sydney/transcripts (see its README).
prog=$1
from=../shared/data/western-sydney-oral-history/transcripts
to=datasets/western-sydney/transcripts
if [ ! -d "$to" ] && [ -d "$from" ]; then
    mkdir -p "$to" && cp "$from"/*.txt "$to"/ && chmod u+w "$to"/*.txt || exit 1
fi
if [ ! -d "$to" ]; then
    echo "western-sydney: skipped: put the transcripts in $to; datasets/western-sydney/README.md says where they are"
    exit 0
fi
"$prog" run datasets/western-sydney/study.xml
