weefsel run --help
