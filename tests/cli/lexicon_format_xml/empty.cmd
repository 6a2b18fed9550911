weefsel check empty.study.xml
