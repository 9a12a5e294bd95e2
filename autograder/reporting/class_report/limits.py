"""Time, and the limits that submissions ran into."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from autograder.reporting.class_report.entry import Entry
from autograder.reporting.verdicts import WORDS
from autograder.result import Outcome

LIMITS = (Outcome.timeout, Outcome.memory, Outcome.output_limit, Outcome.crash, Outcome.protocol)
SLOWEST = 5


class LimitRow(NamedTuple):
    outcome: Outcome
    words: str
    exercise: str
    students: list[Entry]


class Times(NamedTuple):
    median: float  # seconds of checks for one submission
    total: float  # for all of them
    slowest: list[Entry]
    checks: list[tuple[str, str, float, float]]  # exercise, title, median and longest seconds: the slowest checks


def limit_rows(entries: Sequence[Entry]) -> list[LimitRow]:
    """Who ran into which limit in which exercise."""
    found: dict[tuple[Outcome, str], dict[str, Entry]] = {}
    for entry in entries:
        for check in entry.result.checks:
            if check.outcome in LIMITS:
                found.setdefault((check.outcome, check.exercise), {})[entry.name] = entry
    rows = [
        LimitRow(outcome, WORDS[outcome], exercise, list(students.values()))
        for (outcome, exercise), students in found.items()
    ]
    return sorted(rows, key=lambda row: (-len(row.students), row.words, row.exercise))


def times(entries: Sequence[Entry]) -> Times:
    """Of at least one student."""
    seconds: dict[tuple[str, str], list[float]] = {}
    for entry in entries:
        for check in entry.result.checks:
            seconds.setdefault((check.exercise, check.title), []).append(check.seconds)
    checks = [(*key, median(values), max(values)) for key, values in seconds.items()]
    return Times(
        median(entry.result.seconds for entry in entries),
        sum(entry.result.seconds for entry in entries),
        sorted(entries, key=lambda entry: -entry.result.seconds)[:SLOWEST],
        sorted(checks, key=lambda row: -row[2])[:SLOWEST],
    )
