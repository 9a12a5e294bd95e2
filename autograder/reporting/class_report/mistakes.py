"""The most frequent mistakes, by the hint that the students got."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from autograder.reporting.class_report.entry import Entry
from autograder.reporting.verdicts import SAME_FOR_ALL, by_exercise, first_problem
from autograder.result import CheckResult

_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?")


class Mistake(NamedTuple):
    exercise: str
    hint: str  # the words of most of these students
    problems: list[str]  # what the checks said, the most frequent first
    titles: list[str]  # the checks, the same
    students: list[Entry]


def mistakes(entries: Sequence[Entry]) -> list[Mistake]:
    """The most frequent first.

    Counted is what a student has to put right first in each exercise: one slip makes several checks fail, and would
    else count several times. Hints that differ in their numbers alone are one.
    """
    found: dict[tuple[str, str], list[tuple[Entry, CheckResult]]] = {}
    for entry in entries:
        for verdict in by_exercise(entry.result):
            check = first_problem(verdict.checks)
            if check is not None and check.outcome not in SAME_FOR_ALL:
                found.setdefault((verdict.name, _NUMBER.sub("#", _hint(check))), []).append((entry, check))
    rows = [_mistake(exercise, cases) for (exercise, _), cases in found.items()]
    return sorted(rows, key=lambda row: (-len(row.students), row.exercise, row.hint))


def _mistake(exercise: str, cases: list[tuple[Entry, CheckResult]]) -> Mistake:
    checks = [check for _, check in cases]
    return Mistake(
        exercise,
        _by_count(map(_hint, checks))[0],
        _by_count(check.finding.problem for check in checks if check.finding),
        _by_count(check.title for check in checks),
        sorted((entry for entry, _ in cases), key=lambda entry: entry.name),
    )


def _hint(check: CheckResult) -> str:
    if check.finding is None:
        return check.title
    return check.finding.mistake or check.finding.problem


def _by_count(texts) -> list[str]:
    return [text for text, _ in sorted(Counter(texts).items(), key=lambda pair: (-pair[1], pair[0]))]
