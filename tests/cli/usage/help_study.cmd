weefsel help study
