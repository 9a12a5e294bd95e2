"""A class of any size as results: made from the realistic sample, with skills that differ."""

from __future__ import annotations

import random

from msgspec.structs import replace
from reporting_samples import build_result

from autograder.reporting.class_report.entry import Entry, entry
from autograder.result import CheckResult, Finding, Outcome, SubmissionResult

HINTS = [
    "Divide by m, the number of columns.",
    "Keep the sign.",
    "Transpose it: (3, {}) is asked for.",
    "Look at axis.",
]


def class_of(size: int, seed: int = 1) -> list[Entry]:
    """The more able a student is, the more checks pass; the last check of all passes by chance."""
    rng = random.Random(seed)
    return [entry(f"student.{number:03}", _result(f"student.{number:03}", rng), True) for number in range(size)]


def _result(name: str, rng: random.Random) -> SubmissionResult:
    able = rng.random()
    base = build_result(name, remarks=[])
    checks = [_check(check, rng.random() < able, rng) for check in base.checks[:-1]]
    checks.append(_check(base.checks[-1], rng.random() < 0.5, rng))
    return replace(base, checks=checks, seconds=round(rng.random() * 3, 2))


def _check(check: CheckResult, passes: bool, rng: random.Random) -> CheckResult:
    if passes:
        return replace(check, outcome=Outcome.passed, finding=None)
    outcome = rng.choice([Outcome.failed] * 12 + [Outcome.error, Outcome.timeout, Outcome.memory])
    hint = rng.choice(HINTS).format(rng.randrange(2, 9))
    return replace(check, outcome=outcome, finding=Finding(f"{check.exercise} is wrong.", mistake=hint))


def with_outcomes(name: str, outcomes: dict[str, Outcome], **changes: object) -> Entry:
    """The sample with these outcomes by check, every other check passed."""
    result = build_result(name, remarks=[], **changes)
    checks = [
        replace(
            check,
            outcome=outcomes.get(check.check, Outcome.passed),
            finding=None
            if outcomes.get(check.check, Outcome.passed) is Outcome.passed
            else Finding("Wrong.", mistake="Hm."),
        )
        for check in result.checks
    ]
    return entry(name, replace(result, checks=checks), True)
