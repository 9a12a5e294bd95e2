"""report.html: a graded class on one page, for its instructor."""
