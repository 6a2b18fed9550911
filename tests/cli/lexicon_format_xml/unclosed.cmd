weefsel check unclosed.study.xml
