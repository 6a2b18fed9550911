# A document without a word.
ext=odt; . ../reader_docx/setup
printf '\n' | doc leeg.odt
refused
