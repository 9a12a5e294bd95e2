"""Where the lessons and the real cats lie."""

from pathlib import Path

from autograder.course import load_course

ROOT = Path(__file__).parents[2]
# The lessons that are written, by the assignment's id.
LESSONS = {a.id: a for a in load_course(ROOT).assignments if (ROOT / "solutions" / a.id / f"{a.module}.py").is_file()}
MASTERS = {id: ROOT / "solutions" / id / f"{lesson.module}.py" for id, lesson in LESSONS.items()}
PUBLIC_CHECKS = {id: ROOT / "assignments" / id / f"test_{lesson.module}.py" for id, lesson in LESSONS.items()}
MASTER = MASTERS["a1_logistic"]
REAL_CATS = ROOT.parent / "shared" / "data"
