#!/bin/sh
# Installs the Debian packages given, those that are missing only. As root, or through sudo;
# otherwise it prints the line to run and stops.
missing=
for p in "$@"; do
    case $(dpkg-query -W -f '${db:Status-Abbrev}' "$p" 2>/dev/null) in ii*) ;; *) missing="$missing $p" ;; esac
done
[ -z "$missing" ] && exit 0
line="apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then sh -c "$line" >&2
elif command -v sudo >/dev/null 2>&1; then sudo sh -c "$line" >&2
else
    echo "These Debian packages are missing:$missing" >&2
    echo "Have an administrator run: $line" >&2
    exit 1
fi || { echo "Installing failed. Is there a network, and is this Debian 12?" >&2; exit 1; }
