weefsel --help --language nl
