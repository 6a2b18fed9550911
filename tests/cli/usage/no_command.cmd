weefsel
