weefsel check doctype.study.xml
