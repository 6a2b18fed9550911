# Only what cannot be read: said, and nothing written.
printf '%%PDF-1.4' >"$W/a.pdf"
printf 'ID3' >"$W/b.mp3"
mkfifo "$W/c.txt"
weefsel init --language nl "$W" || echo "status $?"
ls -A "$W"
weefsel init --language en "$W/a.pdf" || echo "status $?"
