weefsel rum
