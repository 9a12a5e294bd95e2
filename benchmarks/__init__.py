"""Speed, measured: against peers (`make bench`), and of nbgrader with stock and with this course's settings."""

import sys
from pathlib import Path

# What makes nbgrader's courses for the tests makes them for the benchmarks too.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "platforms" / "nbgrader"))
