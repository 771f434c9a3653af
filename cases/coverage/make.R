# SPDX-License-Identifier: Apache-2.0
# Makes the files beside it: numbers computed by R, for src/statistics to be compared with. Nothing
# here shares a line with the C++; what R has no function for is solved from its definition.
#     Rscript cases/coverage/make.R cases/coverage
suppressMessages({library(survival); library(survey)})
to <- commandArgs(TRUE)[1]
said <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g", width = 1))
versions <- sprintf("%s; survival %s; survey %s", R.version.string, packageVersion("survival"),
                    packageVersion("survey"))

put <- function(name, method, header, rows) {
  writeLines(c("# SPDX-License-Identifier: Apache-2.0", paste("#", method), paste("#", versions),
               header, rows), file.path(to, paste0(name, ".csv")))
}

freedoms <- c(1:40, 46, 99, 100, 467, 1000, 1999, 2000, 2001, 5000, 100000)
put("student", "qt(0.975, freedom)", "freedom,t",
    sprintf("%d,%s", freedoms, said(qt(0.975, freedoms))))

# Without a population prop.test(correct = FALSE) is Wilson's. With one, its ends are those p at
# which the observed share is 1.96 errors of p away, the error being that of drawing without putting
# back.
z <- qnorm(0.975)
wilson <- function(hits, of, population) {
  if (is.na(population))
    return(as.numeric(suppressWarnings(prop.test(hits, of, correct = FALSE))$conf.int))
  share <- hits / of
  if (population == of) return(c(share, share))
  left <- (population - of) / (population - 1)
  far <- function(p) (share - p)^2 - z^2 * p * (1 - p) / of * left
  # Zero is itself such a p where nobody was one, and one where all were.
  root <- function(from, to) uniroot(far, c(from, to), tol = 1e-16, maxiter = 10000)$root
  low <- if (hits == 0) 0 else root(0, share - (hits == of) * 1e-9)
  high <- if (hits == of) 1 else root(share + (hits == 0) * 1e-9, 1)
  c(low, high)
}
samples <- list(c(0, 10, NA), c(10, 10, NA), c(1, 1, NA), c(95, 350, NA), c(1560, 4000, NA),
                c(95, 350, 242024), c(0, 28, 1400), c(28, 28, 1400), c(7, 28, 60), c(59, 60, 60),
                c(1, 60, 60), c(3, 4, 5), c(250, 500, 1000), c(1560, 4000, 305000))
put("wilson", "Wilson's score; prop.test(correct = FALSE), or its definition solved by uniroot",
    "hits,of,population,estimate,low,high",
    sapply(samples, function(s) {
      ends <- wilson(s[1], s[2], s[3])
      paste(s[1], s[2], ifelse(is.na(s[3]), "", s[3]), said(s[1] / s[2]), said(ends[1]),
            said(ends[2]), sep = ",")
    }))

pairs <- list(c(15, 100, NA, 20, 100, NA), c(0, 30, NA, 5, 30, NA), c(95, 350, NA, 140, 350, NA),
              c(7, 28, 60, 12, 28, 60), c(100, 100, NA, 100, 100, NA), c(9, 40, 90, 3, 35, 90))
put("newcombe", "Newcombe's method 10 over the intervals of wilson.csv",
    "hits,of,population,hits_after,of_after,population_after,estimate,low,high",
    sapply(pairs, function(s) {
      a <- wilson(s[1], s[2], s[3]); b <- wilson(s[4], s[5], s[6])
      p <- s[1] / s[2]; q <- s[4] / s[5]
      ends <- c(q - p - sqrt((q - b[1])^2 + (a[2] - p)^2),
                q - p + sqrt((b[2] - q)^2 + (p - a[1])^2))
      paste(c(ifelse(is.na(s), "", s), said(c(q - p, ends))), collapse = ",")
    }))

clusters <- list(
  list(y = c(3, 5, 0, 7, 2), x = c(28, 31, 20, 27, 26), of = NA),
  list(y = c(3, 5, 0, 7, 2), x = c(28, 31, 20, 27, 26), of = 19),
  list(y = c(1, 2), x = c(4, 9), of = NA),
  list(y = c(0, 0, 0), x = c(5, 6, 7), of = NA),
  list(y = c(12, 9, 14, 3, 8, 11, 6, 10, 2, 13), x = c(28, 28, 30, 25, 27, 29, 26, 31, 20, 33),
       of = 47),
  list(y = c(12, 9, 14), x = c(28, 28, 30), of = 3))
joined <- function(a, b) paste(paste0(a, "/", b), collapse = " ")
put("ratio", "svyratio over clusters, confint with degf(design)", "clusters,of,estimate,low,high",
    sapply(clusters, function(s) {
      rows <- data.frame(y = s$y, x = s$x, id = seq_along(s$y), N = s$of)
      design <- if (is.na(s$of)) svydesign(~id, weights = ~1, data = rows)
                else svydesign(~id, fpc = ~N, data = rows)
      found <- svyratio(~y, ~x, design)
      ends <- confint(found, df = degf(design))
      paste(joined(s$y, s$x), ifelse(is.na(s$of), "", s$of), said(coef(found)), said(ends[1]),
            said(ends[2]), sep = ",")
    }))

# Household by household, as they were visited.
groups <- list(
  list(y = c(3, 5, 0, 7, 2), x = c(28, 31, 20, 27, 26)),
  list(y = c(1, 0, 0, 2, 0, 1), x = c(40, 55, 30, 61, 12, 48)),
  list(y = c(1, 2), x = c(4, 9)),
  list(y = c(12, 9, 14, 3, 8, 11, 6, 10, 2, 13), x = c(28, 28, 30, 25, 27, 29, 26, 31, 20, 33)),
  list(y = c(5, 6, 7, 8), x = c(5, 6, 7, 9)))
put("share_in_clusters", "svyciprop(method = \"xlogit\") over households in clusters",
    "clusters,of,estimate,low,high",
    sapply(groups, function(s) {
      ones <- Map(function(y, x) c(rep(1, y), rep(0, x - y)), s$y, s$x)
      rows <- data.frame(one = unlist(ones), id = rep(seq_along(s$x), s$x))
      found <- svyciprop(~one, svydesign(~id, weights = ~1, data = rows), method = "xlogit")
      ends <- confint(found)
      paste(joined(s$y, s$x), "", said(coef(found)), said(ends[1]), said(ends[2]), sep = ",")
    }))

twice <- list(
  list(y = c(3, 5, 0, 7, 2), x = c(28, 31, 20, 27, 26),
       v = c(6, 5, 3, 9, 4), u = c(27, 30, 22, 27, 25)),
  list(y = c(1, 1, 2), x = c(9, 8, 9), v = c(8, 7, 7), u = c(9, 8, 9)),
  list(y = c(4, 4), x = c(10, 10), v = c(4, 4), u = c(10, 10)))
put("ratio_change", "svycontrast of two ratios of svytotal, Student's t",
    "before,after,estimate,low,high",
    sapply(twice, function(s) {
      rows <- data.frame(y = s$y, x = s$x, v = s$v, u = s$u, id = seq_along(s$y))
      design <- svydesign(~id, weights = ~1, data = rows)
      found <- svycontrast(svytotal(~ y + x + v + u, design), quote(v / u - y / x))
      half <- qt(0.975, degf(design)) * as.numeric(SE(found))
      if (is.nan(half)) half <- 0
      middle <- as.numeric(coef(found))
      paste(joined(s$y, s$x), joined(s$v, s$u), said(middle), said(middle - half),
            said(middle + half), sep = ",")
    }))

set.seed(20261127)
drawn <- pmin(ceiling(rexp(200, 1 / 400)), 730)
lasting <- list(
  list(time = c(6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
       ended = c(rep(1, 9), rep(0, 12))),
  list(time = c(30, 30, 60, 90), ended = c(1, 0, 1, 1)),
  list(time = c(1, 2, 3), ended = c(0, 0, 0)),
  list(time = drawn, ended = as.integer(drawn < 730)))
rows <- c()
for (s in lasting) {
  found <- survfit(Surv(s$time, s$ended) ~ 1, conf.type = "log-log")
  at <- found$n.event > 0
  middle <- unname(quantile(found, 0.5, conf.int = FALSE))
  sample <- joined(s$time, s$ended)
  rows <- c(rows, paste0("sample,", sample, ",", ifelse(is.na(middle), "", middle)),
            if (any(at)) paste("step", found$time[at], found$n.risk[at], found$n.event[at],
                               said(found$surv[at]),
                               said(ifelse(found$surv[at] == 0, 0,
                                           found$surv[at] * found$std.err[at])),
                               said(found$lower[at]), said(found$upper[at]), sep = ","))
}
put("survival", "survfit(conf.type = \"log-log\"); of each sample time/ended, then its steps",
    "step,time,at_risk,ended,share,error,low,high", rows)
