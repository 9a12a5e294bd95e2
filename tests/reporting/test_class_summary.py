from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reporting_samples import any_result, build_result

from autograder.reporting.summary import to_class_summary
from autograder.result import Outcome, SubmissionResult

OUT = Path("out")


def test_a_class_of_three() -> None:
    perfect = [replace(check, outcome=Outcome.passed, finding=None) for check in build_result().checks]
    text = to_class_summary([build_result("a"), build_result("b"), build_result("c", checks=perfect)], OUT)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    for line in (
        "# Cats with logistic regression: 3 submissions",
        "Data set cats-drawn, isolation tier B.",
        "Points: mean 16.0, median 12, from 12 to 24 of 24.",
        "- 50 to 74 % 2 ████████████████████",
        "- 100 % 1 ██████████",
        "- propagate 1 of 3 done ██████████",
        "Hardest: propagate, done by 1 of 3 submissions.",
        "- 4 not right yet",
        f"- grades: {OUT / 'grades.csv'}",
        f"- the class on one page: `course report {OUT}`",
    ):
        assert line in lines


def test_a_perfect_class() -> None:
    perfect = [replace(check, outcome=Outcome.passed, finding=None) for check in build_result().checks]
    text = to_class_summary([build_result(checks=perfect)], OUT)
    assert "# Cats with logistic regression: 1 submission\n" in text
    assert "Everybody solved every exercise." in text
    assert "Hardest" not in text


def test_an_empty_class() -> None:
    assert to_class_summary([], OUT) == "Nothing was graded. The results belong in out.\n"


@given(st.lists(any_result, min_size=1, max_size=4))
def test_every_submission_is_in_one_band(results: list[SubmissionResult]) -> None:
    bands = [line for line in to_class_summary(results, OUT).splitlines() if line.startswith("- ") and " % " in line]
    assert sum(int(line.split("%")[1].split()[0]) for line in bands) == len(results)
