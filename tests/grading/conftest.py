"""Tests of the results that a grading leaves use the samples of the room that shows them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reporting"))
