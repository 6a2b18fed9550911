weefsel tables peple
