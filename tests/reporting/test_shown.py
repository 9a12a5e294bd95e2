from __future__ import annotations

import math

from hypothesis import given
from msgspec.structs import asdict, replace
from reporting_samples import any_result, build_result

from autograder.reporting.shown import CURVE, shown
from autograder.result import LearningCurve, SubmissionResult


def without_curve(result: SubmissionResult) -> SubmissionResult:
    return replace(result, learning_curve=None)  # nan equals nothing


@given(any_result)
def test_twice_changes_nothing_and_points_stay(result: SubmissionResult) -> None:
    once = shown(result)
    assert without_curve(shown(once)) == without_curve(once)
    assert (once.score, once.max_score) == (result.score, result.max_score)
    assert [check.outcome for check in once.checks] == [check.outcome for check in result.checks]


@given(any_result)
def test_a_hidden_check_keeps_problem_and_mistake_only(result: SubmissionResult) -> None:
    for check in shown(result).checks:
        if check.hidden:
            assert check.printed == ""
            if check.finding:
                kept = {name for name, value in asdict(check.finding).items() if value}
                assert kept <= {"problem", "mistake"}


def test_a_public_check_keeps_everything(result: SubmissionResult) -> None:
    public = [check for check in result.checks if not check.hidden]
    assert [check for check in shown(result).checks if not check.hidden] == public


def test_everything_is_capped() -> None:
    huge = "x" * 1_000_000
    check = build_result().checks[5]
    result = build_result(
        student=huge,
        remarks=[huge],
        learning_curve=LearningCurve([math.pi] * 100_000),
        checks=[replace(check, title=huge, printed=huge, finding=replace(check.finding, got=huge, mistake=huge))],
    )
    small = shown(result)
    assert len(small.learning_curve.values) == CURVE
    assert len(str(asdict(small))) < 60_000
