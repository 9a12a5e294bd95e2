"""Speed, measured: against peers (`make bench`), and of nbgrader with stock and with this course's settings."""
