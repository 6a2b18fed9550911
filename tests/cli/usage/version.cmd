weefsel --version
