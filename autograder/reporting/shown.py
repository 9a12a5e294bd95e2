"""What a student may see of a result: the first step of every view that a student can read."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from autograder.reporting.text import clean, one_line
from autograder.result import CheckResult, Finding, Layer, LearningCurve, Record, SubmissionResult

# The most characters of one piece of text.
NAME = 100
SENTENCE = 1_000
VALUE = 4_000
PRINTED = 20_000
CURVE = 1_000  # the most points of a learning curve


def shown(result: SubmissionResult) -> SubmissionResult:
    """`result` with all text cleaned and capped, and without what would give a hidden check away.

    Doing it twice changes nothing. The time is without that of hidden checks: how long one takes is up to the student's
    code, which could say something about the input that way.
    """
    hidden_seconds = sum(check.seconds for check in result.checks if check.hidden)
    return replace(
        result,
        student=one_line(result.student, NAME),
        assignment=one_line(result.assignment, NAME),
        title=one_line(result.title, SENTENCE),
        exercises=[one_line(name, NAME) for name in result.exercises],
        dataset=one_line(result.dataset, NAME),
        tier=one_line(result.tier, NAME),
        layers=[
            Layer(one_line(layer.name, NAME), layer.active, one_line(layer.reason, SENTENCE)) for layer in result.layers
        ],
        versions=dict(sorted((one_line(k, NAME), one_line(v, NAME)) for k, v in result.versions.items())),
        checks=shown_checks(result.checks),
        remarks=[clean(remark, SENTENCE) for remark in result.remarks],
        key=one_line(result.key, NAME),
        learning_curve=_shown_curve(result.learning_curve),
        seconds=round(max(0.0, result.seconds - hidden_seconds), 3) if hidden_seconds else result.seconds,
    )


def shown_checks(checks: Sequence[CheckResult]) -> list[CheckResult]:
    """The same for single checks: of a hidden one only the outcome, the problem and the likely mistake stay."""
    return [
        replace(
            check,
            exercise=one_line(check.exercise, NAME),
            check=one_line(check.check, NAME),
            title=one_line(check.title, SENTENCE),
            finding=_shown_finding(check.finding, check.hidden),
            printed="" if check.hidden else clean(check.printed, PRINTED),
            seconds=0.0 if check.hidden else check.seconds,
            computed=0.0 if check.hidden else check.computed,
            measured={},
        )
        for check in checks
    ]


def shown_record(record: Record) -> Record:
    """The same for one check that is kept to be used again."""
    return replace(record, result=shown_checks([record.result])[0], curve=_shown_curve(record.curve))


def _shown_curve(curve: LearningCurve | None) -> LearningCurve | None:
    if curve is None:
        return None
    return LearningCurve(curve.values[:CURVE], curve.every, one_line(curve.unit, NAME), one_line(curve.name, NAME))


def _shown_finding(finding: Finding | None, hidden: bool) -> Finding | None:
    if finding is None:
        return None
    open_parts = Finding(problem=clean(finding.problem, SENTENCE), mistake=clean(finding.mistake, SENTENCE))
    if hidden:
        return open_parts
    return replace(
        open_parts,
        expected=clean(finding.expected, VALUE),
        got=clean(finding.got, VALUE),
        on=clean(finding.on, VALUE),
    )
