# What R's survey package says of the three designs of samples.ts. Usage: Rscript expected.R DIRECTORY (holds the CSV files; writes expected.json).
suppressMessages({ library(survey); library(jsonlite) })
args <- commandArgs(trailingOnly = TRUE)
at <- function(name) file.path(args[[1]], name)
said <- function(m) {
  ci <- confint(m)
  list(value = coef(m)[[1]], se = SE(m)[[1]], low = ci[1, 1], high = ci[1, 2], deff = deff(m)[[1]])
}
s <- read.csv(at("stratified.csv"), colClasses = c(stratum = "character", sex = "character", age = "character", area = "character"))
stratified <- svydesign(id = ~1, strata = ~stratum, weights = ~weight, fpc = ~of, data = s)
k <- read.csv(at("cluster.csv"), colClasses = c(village = "character", person = "character"))
cluster <- svydesign(id = ~village + person, weights = ~weight, fpc = ~villages + ~persons, data = k)
plain <- svydesign(id = ~village, strata = ~county, weights = ~weight, data = k)
margins <- fromJSON(at("margins.json"))
frame <- function(name) setNames(data.frame(names(margins[[name]]), unlist(margins[[name]])), c(name, "Freq"))
raked <- rake(stratified, list(~sex, ~age), list(frame("sex"), frame("age")), control = list(maxit = 500, epsilon = 1e-9))
out <- list(
  stratified = list(
    safe = said(svymean(~safe, stratified, deff = TRUE)),
    score = said(svymean(~score, stratified, deff = TRUE)),
    area = said(svymean(~safe, subset(stratified, area == "330521"), deff = TRUE)),
    women = said(svymean(~safe, subset(stratified, sex == "F"), deff = TRUE))
  ),
  cluster = list(
    safe = said(svymean(~safe, cluster, deff = TRUE)),
    score = said(svymean(~score, cluster, deff = TRUE)),
    ultimate = said(svymean(~safe, plain, deff = TRUE))
  ),
  raked = list(
    safe = said(svymean(~safe, raked, deff = TRUE)),
    score = said(svymean(~score, raked, deff = TRUE)),
    weights = unname(weights(raked))
  ),
  version = as.character(packageVersion("survey"))
)
write_json(out, at("expected.json"), digits = 15, auto_unbox = TRUE)
