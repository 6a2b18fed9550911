# Each program counts positions in its own way; the words are the same.
. ./setup
for how in standard qualcoder nvivo atlas maxqda marked; do
    for what in whole cut unnamed; do
        made $how buurt.qdpx $what
        coded buurt.qdpx
        echo "$how $what"
        try 2>said || cat said
        sed -n 's/.*posities geteld/  geteld/p; s/.*kunnen ook/  kunnen ook/p' said
        quotes | grep -v 'Bram; Gesprek twee; Buurt/Samen; -' >now
        [ -e first ] || cp now first
        cmp first now || diff first now
    done
done
cat first
