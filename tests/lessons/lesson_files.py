"""Where the cat lesson and the real cats lie."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
MASTER = ROOT / "solutions" / "a1_logistic" / "logistic.py"
PUBLIC_CHECKS = ROOT / "assignments" / "a1_logistic" / "test_logistic.py"
REAL_CATS = ROOT.parent / "shared" / "data"
