#!/bin/sh
# The words of one section of a report, without drawings: section_text.sh report.html voices
sed -n "/<h2 id=\"$2\"/,/<h2 /p" "$1" | sed '1!{/<h2 /d;}' |
    sed -e '/<svg/,/<\/svg>/d' -e 's/<\/t[dh]>/ | /g' -e 's/<br>/ /g' -e 's/<[^>]*>//g' \
        -e "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&#39;/'/g; s/&amp;/\&/g" -e 's/ *| *$//' |
    grep -v '^[[:blank:]]*$'
