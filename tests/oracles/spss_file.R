# What R reads in a file for SPSS: names, labels, codes with their labels, data without what is missing, dates as days.
# Usage: Rscript spss_file.R FILE DATE_COLUMN…
suppressMessages(library(foreign))
read <- function(missings) suppressWarnings(read.spss(commandArgs(TRUE)[1], use.value.labels = FALSE, use.missings = missings, reencode = "UTF-8"))
data <- read(TRUE)
whole <- read(FALSE)
labels <- attr(data, "variable.labels")
for (name in names(data)) {
  codes <- attr(whole[[name]], "value.labels")
  values <- data[[name]]
  if (name %in% commandArgs(TRUE)[-1]) values <- as.Date(values / 86400, origin = "1582-10-14")
  cat(name, ": ", labels[[name]], "\n", sep = "")
  if (length(codes) > 0) cat("  codes ", paste0(codes, "=", names(codes), collapse = " "), "\n", sep = "")
  cat("  data ", paste(trimws(as.character(values)), collapse = "|"), "\n", sep = "")
}
