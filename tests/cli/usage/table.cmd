weefsel tables people
