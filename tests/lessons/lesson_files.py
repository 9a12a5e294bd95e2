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
# The lessons whose exercises are all functions: how many pictures each shows, and words that it prints.
PICTURES = {"a0_pixels": 12, "a1_logistic": 8, "a2_tensors": 6}
PRINTED = {
    "a0_pixels": ("nan",),  # the direct softmax of 1000
    "a1_logistic": ("cats-drawn", "nan"),  # what ones do to the cost
    "a2_tensors": (
        "0.9096       136.3765          66.1929",
        "not cleared [0.   0.91 2.45 4.16 5.52 6.11",
        "0.0659",
        "-1.123",
    ),
}
