"""results.json: Gradescope's format, whatever the front end, and the way back.

The format: https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format, and as a JSON schema in
templates/results.schema.json. Of a hidden check the file holds the outcome, the problem and the likely mistake only,
because some platforms publish it whole.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Literal

import msgspec

from autograder.reporting.shown import shown
from autograder.reporting.verdicts import check_words, exercise_order, explanation_lines, next_step, progress, sentence
from autograder.result import CheckResult, Finding, Layer, LearningCurve, Outcome, SubmissionResult

# JSON has no such numbers, but a student's costs may.
_NOT_FINITE = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


class _TestData(msgspec.Struct, forbid_unknown_fields=True):
    exercise: str
    check: str
    hidden: bool
    outcome: Outcome
    title: str
    finding: Finding | None
    printed: str
    seconds: float


class _Test(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    number: str
    score: int
    max_score: int
    status: Literal["passed", "failed"]
    output: str
    output_format: Literal["text"]
    visibility: Literal["visible"]
    tags: list[str]
    extra_data: _TestData


class _Curve(msgspec.Struct, forbid_unknown_fields=True):
    values: list[float | Literal["nan", "inf", "-inf"]]
    every: int
    unit: str
    name: str


class _FileData(msgspec.Struct, forbid_unknown_fields=True):
    student: str
    assignment: str
    title: str
    exercises: list[str]
    dataset: str
    tier: str
    layers: list[Layer]
    versions: dict[str, str]
    remarks: list[str]
    written_points: int
    learning_curve: _Curve | None
    key: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    score: int
    execution_time: float
    output: str
    output_format: Literal["text"]
    visibility: Literal["visible"]
    stdout_visibility: Literal["hidden"]
    tests: list[_Test]
    leaderboard: list[dict[str, str]]
    extra_data: _FileData


def to_results_json(result: SubmissionResult) -> bytes:
    """The file's content, UTF-8; nothing but `execution_time` and each test's `seconds` differs between two gradings.

    Every test is visible: one hidden test would make Gradescope hide the total from the student.
    """
    return msgspec.json.format(msgspec.json.encode(_file(result)), indent=2) + b"\n"


def to_document(result: SubmissionResult) -> dict[str, Any]:
    """The same as plain dicts and lists, for a platform that adds to it."""
    return msgspec.to_builtins(_file(result))


def _file(result: SubmissionResult) -> _File:
    result = shown(result)
    return _File(
        score=result.score,
        execution_time=result.seconds,
        output="\n".join([sentence(progress(result)), f"Next: {next_step(result)}", *result.remarks]),
        output_format="text",
        visibility="visible",
        stdout_visibility="hidden",
        tests=_tests(result),
        leaderboard=[],
        extra_data=_FileData(
            student=result.student,
            assignment=result.assignment,
            title=result.title,
            exercises=result.exercises,
            dataset=result.dataset,
            tier=result.tier,
            layers=result.layers,
            versions=result.versions,
            remarks=result.remarks,
            written_points=result.written_points,
            learning_curve=_curve_to_json(result.learning_curve),
            key=result.key,
        ),
    )


def read_results_json(path: Path) -> SubmissionResult:
    """What `to_results_json` wrote, back as a result. Raises OSError, and ValueError for a damaged file."""
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is damaged or of another version: {error}. Delete it and grade again.") from error
    data = file.extra_data
    result = SubmissionResult(
        student=data.student,
        assignment=data.assignment,
        title=data.title,
        exercises=data.exercises,
        dataset=data.dataset,
        tier=data.tier,
        layers=data.layers,
        versions=data.versions,
        checks=[_check(test) for test in file.tests],
        remarks=data.remarks,
        written_points=data.written_points,
        learning_curve=_curve_from_json(data.learning_curve),
        key=data.key,
        seconds=file.execution_time,
    )
    scores = [(check.score, check.outcome is Outcome.passed) for check in result.checks]
    if [(test.score, test.status == "passed") for test in file.tests] != scores or file.score != result.score:
        raise ValueError(f"{path} contradicts itself: its scores don't follow from its outcomes. Grade again.")
    return result


def _tests(result: SubmissionResult) -> list[_Test]:
    exercises = exercise_order(result)
    seen = dict.fromkeys(exercises, 0)
    tests = []
    for check in result.checks:
        seen[check.exercise] += 1
        tests.append(
            _Test(
                name=f"{check.exercise}: {check.title}",
                number=f"{exercises.index(check.exercise) + 1}.{seen[check.exercise]}",
                score=check.score,
                max_score=check.points,
                status="passed" if check.outcome is Outcome.passed else "failed",
                output=_output(check),
                output_format="text",
                visibility="visible",
                tags=[check.exercise, *(["hidden"] if check.hidden else [])],
                extra_data=_TestData(
                    exercise=check.exercise,
                    check=check.check,
                    hidden=check.hidden,
                    outcome=check.outcome,
                    title=check.title,
                    finding=check.finding,
                    printed=check.printed,
                    seconds=check.seconds,
                ),
            )
        )
    return tests


def _output(check: CheckResult) -> str:
    """The verdict and its reasons as text, with values on lines of their own."""
    return "\n".join([sentence(check_words(check)), *explanation_lines(check)])


def _check(test: _Test) -> CheckResult:
    data = test.extra_data
    return CheckResult(
        exercise=data.exercise,
        check=data.check,
        title=data.title,
        points=test.max_score,
        hidden=data.hidden,
        outcome=data.outcome,
        finding=data.finding,
        printed=data.printed,
        seconds=data.seconds,
    )


def _curve_to_json(curve: LearningCurve | None) -> _Curve | None:
    return curve and _Curve([_to_json(x) for x in curve.values], curve.every, curve.unit, curve.name)


def _curve_from_json(curve: _Curve | None) -> LearningCurve | None:
    return curve and LearningCurve([_from_json(x) for x in curve.values], curve.every, curve.unit, curve.name)


def _to_json(number: float) -> float | str:
    return number if math.isfinite(number) else str(float(number))


def _from_json(value: float | str) -> float:
    return _NOT_FINITE[value] if isinstance(value, str) else value
