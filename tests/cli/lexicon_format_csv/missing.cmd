weefsel check missing.study.xml
