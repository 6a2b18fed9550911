# The values of tests/unit/test_bootstrap.c, from R's package boot. Run: Rscript bootstrap_rate.R
# Made with R 4.2.2 and boot 1.3-28.1 (Debian 12); what it printed stands below.
suppressMessages(library(boot))

hits  <- c(3, 0, 5, 2, 7, 1, 0, 4, 2, 6, 3, 1)
words <- c(812, 640, 1105, 930, 1480, 455, 700, 1210, 615, 1390, 980, 505)
few   <- c(0, 2, 0, 1, 0, 4, 1, 0)
many  <- c(310, 420, 150, 600, 275, 510, 330, 95)

ratio <- function(d, i) {
  h <- d$h[i]; w <- d$w[i]; n <- length(i); r <- sum(h) / sum(w)
  c(r, n / (n - 1) * sum((h - r * w)^2) / sum(w)^2)
}
interval <- function(h, w, R, seed) {
  set.seed(seed)
  b <- boot(data.frame(h = h, w = w), ratio, R = R)
  fine <- is.finite(b$t[, 1]) & b$t[, 2] > 0    # replicates without spread have no t
  t <- (b$t[fine, 1] - b$t0[1]) / sqrt(b$t[fine, 2])
  q <- quantile(t, c(.975, .025), type = 6, names = FALSE)
  own <- b$t0[1] - q * sqrt(b$t0[2])
  ci <- if (all(fine)) boot.ci(b, type = "stud")$student[4:5] else c(NA, NA)
  cat(sprintf("r %.9f s %.9f  type 6: %.6f %.6f  boot.ci: %.6f %.6f  without spread: %d of %d\n",
              b$t0[1], sqrt(b$t0[2]), own[1], own[2], ci[1], ci[2], sum(!fine), R))
}
interval(hits, words, 200000, 1)
interval(few, many, 200000, 1)
for (seed in 1:5) interval(hits, words, 2000, seed)

# r 0.003141748 s 0.000442654  type 6: 0.001977 0.004041  boot.ci: 0.001977 0.004041  without spread: 0 of 200000
# r 0.002973978 s 0.001201730  type 6: 0.000590 0.009093  boot.ci: NA NA  without spread: 811 of 200000
# r 0.003141748 s 0.000442654  type 6: 0.002014 0.004082  boot.ci: 0.002014 0.004082  without spread: 0 of 2000
# r 0.003141748 s 0.000442654  type 6: 0.001910 0.004052  boot.ci: 0.001910 0.004052  without spread: 0 of 2000
# r 0.003141748 s 0.000442654  type 6: 0.001877 0.003962  boot.ci: 0.001877 0.003962  without spread: 0 of 2000
# r 0.003141748 s 0.000442654  type 6: 0.002063 0.004035  boot.ci: 0.002063 0.004035  without spread: 0 of 2000
# r 0.003141748 s 0.000442654  type 6: 0.001926 0.004032  boot.ci: 0.001926 0.004032  without spread: 0 of 2000
