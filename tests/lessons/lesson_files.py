"""Where the lessons and the real pictures lie, and what each lesson shows."""

from pathlib import Path

from autograder.course import load_course

ROOT = Path(__file__).parents[2]
# The lessons that are written, by the assignment's id.
LESSONS = {a.id: a for a in load_course(ROOT).assignments if (ROOT / "solutions" / a.id / f"{a.module}.py").is_file()}
MASTERS = {id: ROOT / "solutions" / id / f"{lesson.module}.py" for id, lesson in LESSONS.items()}
PUBLIC_CHECKS = {id: ROOT / "assignments" / id / f"test_{lesson.module}.py" for id, lesson in LESSONS.items()}
REAL = ROOT.parent / "shared" / "data"
REAL_DIGITS = REAL / "mnist"
NEED_TORCH = {"a2_tensors", "a3_cats", "a4_digits", "a5_convnet"}
# How many pictures each lesson shows, and words that it prints, whatever the data and the device.
PICTURES = {"a0_pixels": 12, "a1_logistic": 8, "a2_tensors": 6, "a3_cats": 5, "a4_digits": 7, "a5_convnet": 9}
PRINTED = {
    "a0_pixels": ("nan",),  # the direct softmax of 1000
    "a1_logistic": ("nan",),  # what ones do to the cost
    "a2_tensors": (
        "0.9096       136.3765          66.1929",
        "not cleared [0.   0.91 2.45 4.16 5.52 6.11",
        "0.0659",
        "-1.123",
    ),
    "a3_cats": ("1 different of 32 sums",),  # what zeros do to a hidden layer
    "a4_digits": (
        "218,058 numbers to learn",
        "ln 10:         2.3026",
        "evaluation [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]",  # dropout, switched off
        "sigmoid     loss in the last epoch 1.5",  # it can't fall below 1.461
    ),
    "a5_convnet": (
        "452,160 to learn",  # a linear layer in place of one filter
        "three pixels further: 0.0",  # the map moves with the digit
        "mat1 and mat2 shapes cannot be multiplied (1x65536 and 512x10)",
        "18,378 = 416 + 12,832 + 5,130",
    ),
}
EMBEDDED = {"cats": "cats-drawn", "mnist": "mnist-small"}  # the data that are always there, by family
PUBLISHED = {"cats": "cats-real", "mnist": "mnist-10k, 10000 training and 10000 test pictures"}
