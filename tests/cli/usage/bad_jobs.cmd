weefsel run --jobs many x.xml
