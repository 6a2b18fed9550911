weefsel run
