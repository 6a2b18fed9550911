#!/bin/sh
# The networks of a made-up study, as the program makes them, against networkx and python-igraph.
# usage: networks_peers.sh PROGRAM. Skips where these packages are not installed.
for python in python3 /usr/bin/python3; do
    if "$python" -c 'import networkx, igraph' 2>/dev/null; then
        exec "$python" tests/tools/networks_peers.py "$1"
    fi
done
echo "networks_peers: skipped (python3-networkx and python3-igraph are not installed)"
