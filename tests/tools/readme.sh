#!/bin/sh
# What README.md shows is what the program says. Held against it, byte for byte:
#   - the commands in blocks marked ```console, run in a folder with datasets/ in it;
#   - the listings between <!-- made by: COMMAND --> and <!-- end -->;
#   - the files that it and the other READMEs link to.
# usage: readme.sh PROGRAM [--update]. --update writes what the program says into README.md.
prog=$1
PATH=$(CDPATH='' cd -- "$(dirname "$prog")" && pwd):$PATH
LC_ALL=C
export PATH LC_ALL
readme=$PWD/README.md
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/copy" && cp -R datasets "$tmp/copy/" && cp "$readme" "$tmp/old" || exit 1
rm -rf "$tmp/copy/datasets/western-sydney/transcripts"
chmod -R go-rwx "$tmp/copy" # a key that others can read is a warning

answer() { # command: what it says, on both streams, and nothing else
    (cd "$tmp/copy" && sh -c "$1") 2>&1 </dev/null
}

render() {
    state=text
    while IFS= read -r line; do
        case $state in
        text)
            printf '%s\n' "$line"
            case $line in
            '```console') state=console ;;
            '```'*) state=other ;;
            '<!-- made by: '*' -->')
                command=${line#<!-- made by: }
                command=${command% -->}
                case $command in
                *' --markdown') printf '\n'; answer "$command" ;;
                *) printf '```text\n'; answer "$command"; printf '```\n' ;;
                esac
                state=made
                ;;
            esac
            ;;
        console) # what stood there as output is left out
            case $line in
            '```') printf '%s\n' "$line"; state=text ;;
            '$ '*) printf '%s\n' "$line"; answer "${line#\$ }" ;;
            esac
            ;;
        other)
            printf '%s\n' "$line"
            [ "$line" = '```' ] && state=text
            ;;
        made)
            [ "$line" = '<!-- end -->' ] && { printf '%s\n' "$line"; state=text; }
            ;;
        esac
    done <"$tmp/old"
    [ "$state" = text ] || echo "README.md ends within a block"
}

render >"$tmp/new"
if [ "$2" = --update ]; then
    cmp -s "$tmp/old" "$tmp/new" || cp "$tmp/new" "$readme"
    exit 0
fi

bad=0
diff -u "$tmp/old" "$tmp/new" || { echo "readme: run 'make readme-update' and look at the difference"; bad=1; }
for file in README.md pipeline/README.md datasets/README.md datasets/*/README.md; do
    grep -oE '\]\([^)]+' "$file" | sed 's/^](//; s/#.*//; /^$/d; /:/d' | sort -u >"$tmp/links"
    while IFS= read -r path; do
        [ -e "$(dirname "$file")/$path" ] || { echo "$file: links to $path, which is not there"; bad=1; }
    done <"$tmp/links"
done
n=$(grep -c '^\$ ' "$tmp/new")
[ "$n" -gt 0 ] || { echo "README.md: no commands"; bad=1; }
[ $bad = 0 ] && echo "readme: $n commands ok"
exit $bad
