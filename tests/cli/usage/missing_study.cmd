weefsel run nergens.xml
