# Reads spans from standard input (set,days,outcome,group; outcome 0 pending, 1 approved, 2 withdrawn, 3 refused) and
# writes what R and its survival package make of them: set,group,figure,day,value. A missing value is written as NA.
suppressPackageStartupMessages(library(survival))

spans <- read.csv(file("stdin"))
spans <- spans[spans$days >= 0, ]
chosen_days <- c(0, 1, 7, 15, 40)

answers <- list()
answer <- function(set, group, figure, day, value) {
  answers[[length(answers) + 1]] <<- data.frame(
    set = set, group = group, figure = figure, day = day, value = as.numeric(value))
}

survival_curve <- function(set, group, d, name, ended) {
  fit <- survfit(Surv(d$days, ended) ~ 1, conf.type = "log-log")
  figure <- function(of) paste(name, of, sep = ".")
  answer(set, group, figure("atRisk"), fit$time, fit$n.risk)
  answer(set, group, figure("events"), fit$time, fit$n.event)
  answer(set, group, figure("survival"), fit$time, fit$surv)
  answer(set, group, figure("logError"), fit$time, fit$std.err)
  answer(set, group, figure("lower"), fit$time, fit$lower)
  answer(set, group, figure("upper"), fit$time, fit$upper)
  median <- summary(fit)$table
  answer(set, group, figure("median"), 0, median["median"])
  answer(set, group, figure("median.lower"), 0, median["0.95LCL"])
  answer(set, group, figure("median.upper"), 0, median["0.95UCL"])
  # quantile() has a rule of its own for a curve that ends flat at the level.
  for (p in c(0.25, 0.75)) if (abs(min(fit$surv) - (1 - p)) > 1e-6)
    answer(set, group, figure(paste0("quantile", p)), 0, quantile(fit, p, conf.int = FALSE))
  watched <- chosen_days[chosen_days <= max(d$days)]
  on_day <- summary(fit, times = watched)
  answer(set, group, figure("survivalOn"), watched, on_day$surv)
  answer(set, group, figure("atRiskOn"), watched, on_day$n.risk)
}

one_group <- function(set, group, d) {
  survival_curve(set, group, d, "approval", d$outcome == 1)
  survival_curve(set, group, d, "anyEnd", d$outcome != 0)
  ends <- survfit(Surv(d$days, factor(d$outcome, levels = 0:3)) ~ 1)
  for (state in 1:4)
    answer(set, group, paste0("incidence", state - 1), ends$time, ends$pstate[, state])
  approved <- d$days[d$outcome == 1]
  if (length(approved) > 0) {
    p <- c(0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)
    answer(set, group, "quantile", p, quantile(approved, p, type = 7))
    answer(set, group, "mean", 0, mean(approved))
  }
  share <- suppressWarnings(prop.test(length(approved), nrow(d), correct = FALSE))$conf.int
  answer(set, group, "wilson.lower", 0, share[1])
  answer(set, group, "wilson.upper", 0, share[2])
}

between_groups <- function(set, d, name, ended) {
  test <- tryCatch(survdiff(Surv(d$days, ended) ~ d$group), error = function(problem) {
    if (!grepl("only 1 group|singular", conditionMessage(problem))) stop(problem)
    NULL
  })
  figure <- function(of) paste("logRank", name, of, sep = ".")
  if (is.null(test) || sum(test$exp > 0) < 2) {
    answer(set, -1, figure("chiSquare"), 0, NA)
    return(invisible())
  }
  groups <- sort(unique(d$group))
  answer(set, groups, figure("observed"), 0, test$obs)
  answer(set, groups, figure("expected"), 0, test$exp)
  df <- sum(test$exp > 0) - 1
  answer(set, -1, figure("chiSquare"), 0, test$chisq)
  answer(set, -1, figure("degreesOfFreedom"), 0, df)
  answer(set, -1, figure("pValue"), 0, pchisq(test$chisq, df, lower.tail = FALSE))
}

for (set in unique(spans$set)) {
  d <- spans[spans$set == set, ]
  for (group in sort(unique(d$group))) one_group(set, group, d[d$group == group, ])
  between_groups(set, d, "approval", d$outcome == 1)
  between_groups(set, d, "anyEnd", d$outcome != 0)
}

all <- do.call(rbind, answers)
all$value <- format(all$value, digits = 17, trim = TRUE)
write.csv(all, stdout(), row.names = FALSE, quote = FALSE)
