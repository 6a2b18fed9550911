weefsel check other.study.xml
