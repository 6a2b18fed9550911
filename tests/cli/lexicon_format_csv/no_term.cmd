weefsel check no_term.study.xml
