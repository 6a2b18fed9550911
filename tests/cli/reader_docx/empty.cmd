# A document without a word, and one with only a picture.
. ./setup
printf '\n' | doc leeg.docx
printf '<w:p><w:r><w:drawing/></w:r></w:p>\n' | doc plaatje.docx
refused
