"""A realistic result: half-finished work on the cats, with every kind of verdict that a student commonly meets."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from autograder.result import CheckResult, Finding, Layer, LearningCurve, Outcome, SubmissionResult

EXERCISES = ["flatten_and_scale", "propagate", "optimize", "predict", "model"]


def check(
    exercise: str, name: str, title: str, points: int, outcome: Outcome = Outcome.passed, *, hidden: bool = False,
    finding: Finding | None = None, printed: str = "",
) -> CheckResult:  # fmt: skip
    return CheckResult(exercise, f"test_{name}", title, points, hidden, outcome, finding, printed, seconds=0.02)


def waits(exercise: str, name: str, title: str, points: int, *, hidden: bool = False) -> CheckResult:
    why = Finding("Not checked: `optimize` must work first.", mistake="model only calls your other functions.")
    return check(exercise, name, title, points, Outcome.skipped, hidden=hidden, finding=why)


def build_result(student: str = "alice", **changes: object) -> SubmissionResult:
    """Points: 12 of 24; done: flatten_and_scale, predict."""
    stub = Finding("`optimize` is not written yet.", mistake="Repeat: `propagate`, then one step against the gradient.")
    checks = [
        check("flatten_and_scale", "shape", "The result has one column per picture", 1),
        check("flatten_and_scale", "values", "Column i is picture i, row by row", 2),
        check("flatten_and_scale", "unchanged", "The pictures are unchanged", 1),
        check("propagate", "shape", "dw has the shape of w", 1, printed="w: (3, 1)\nX: (3, 5)\n"),
        check("propagate", "cost", "The cost is the mean cross-entropy", 2),
        check(
            "propagate", "dw", "dw is the slope of the cost", 2, Outcome.failed,
            finding=Finding(
                "dw has wrong values.",
                expected="[[ 0.12093511]\n [-0.07316282]\n [ 0.20110294]]",
                got="[[ 0.60467555]\n [-0.36581410]\n [ 1.00551470]]",
                on="w (3, 1), b 0.5, X (3, 5), Y (1, 5)",
                mistake="Every value is 5 times too large, and X has 5 columns: divide by m, the number of examples.",
            ),
            printed="before the division <b>still raw</b>\ndw =\n[[ 0.60467555]\n [-0.36581410]\n [ 1.00551470]]\n",
        ),
        check(
            "propagate", "other_sizes", "It works for other sizes too", 2, Outcome.failed, hidden=True,
            finding=Finding(
                "db has wrong values.", expected="SECRET 0.125", got="SECRET 0.625", on="SECRET X (7, 4)",
                mistake="db is a mean as well: divide by m.",
            ),
            printed="SECRET printed",
        ),
        check("optimize", "steps", "One iteration is one update", 2, Outcome.missing, finding=stub),
        check("optimize", "costs", "costs holds the cost of every 100th iteration", 1, Outcome.missing, finding=stub),
        check("predict", "threshold", "Above 0.5 is 1, below is 0", 2),
        check("predict", "shape", "There is one answer per column", 1),
        check("predict", "unseen", "It works on pictures drawn for you alone", 2, hidden=True),
        waits("model", "costs", "The cost falls", 2),
        waits("model", "accuracy", "It tells cats from other things", 3, hidden=True),
    ]  # fmt: skip
    fields: dict[str, object] = {
        "student": student,
        "assignment": "a1_logistic",
        "title": "Cats with logistic regression",
        "exercises": EXERCISES,
        "dataset": "cats-drawn",
        "tier": "B",
        "layers": [
            Layer("uid", True, "runs as user 20001"),
            Layer("network", False, "a namespace of its own was refused"),
        ],
        "versions": {"python": "3.11.2", "numpy": "2.4.0", "autograder": "0.1.0"},
        "checks": checks,
        "remarks": ["Cell 7 has a syntax error in line 2: '(' was never closed. It was left out."],
        "written_points": 4,
        "learning_curve": LearningCurve(
            [0.15 + math.log(2) * math.exp(-i / 4) - 0.15 * math.exp(-i) for i in range(20)], 100, "iteration", "cost"
        ),
        "key": "5e884898da28",
        "seconds": 1.75,
    }
    return SubmissionResult(**{**fields, **changes})


# Hypothesis: any result at all, with names and texts that a student may have chosen.
texts = st.text(max_size=40)
findings = st.builds(Finding, texts, texts, texts, texts, texts)
any_check = st.builds(
    CheckResult,
    exercise=st.sampled_from([*EXERCISES, "extra"]),
    check=texts,
    title=texts,
    points=st.integers(0, 9),
    hidden=st.booleans(),
    outcome=st.sampled_from(Outcome),
    finding=st.none() | findings,
    printed=texts,
    seconds=st.floats(0, 1e3),
)
any_result = st.builds(
    SubmissionResult,
    student=texts,
    assignment=texts,
    title=texts,
    exercises=st.just(EXERCISES),
    dataset=texts,
    tier=texts,
    layers=st.lists(st.builds(Layer, texts, st.booleans(), texts), max_size=2),
    versions=st.dictionaries(texts, texts, max_size=3),
    checks=st.lists(any_check, max_size=6),
    remarks=st.lists(texts, max_size=2),
    written_points=st.integers(0, 50),
    learning_curve=st.none()
    | st.builds(LearningCurve, st.lists(st.floats(), max_size=5), st.integers(1, 1000), texts, texts),
    key=texts,
    seconds=st.floats(0, 1e4),
)
