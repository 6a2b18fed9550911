weefsel --help
