weefsel run --ouput x x.xml
