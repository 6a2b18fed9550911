weefsel check broken.study.xml
