"""How far the class got with each exercise."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from autograder.reporting.class_report.entry import Entry
from autograder.reporting.verdicts import ExerciseVerdict, by_exercise
from autograder.result import Outcome


class State(Enum):
    """How far one student got with one exercise; the value is what the page calls it."""

    done = "every check passes"
    part = "some checks pass"
    none = "no check passes"
    waits = "not written, or waits for an earlier exercise"
    invalid = "file could not be read"


class ExerciseRow(NamedTuple):
    name: str
    total: int  # students
    counts: dict[State, int]
    mean: float  # points
    points: int  # the most points that there are

    @property
    def done(self) -> int:
        return self.counts[State.done]


def exercise_rows(entries: Sequence[Entry]) -> list[ExerciseRow]:
    """One row per exercise, in the order of the lesson."""
    verdicts: dict[str, list[ExerciseVerdict]] = {}
    for entry in entries:
        for verdict in by_exercise(entry.result):
            if verdict.outcome is not None:
                verdicts.setdefault(verdict.name, []).append(verdict)
    return [
        ExerciseRow(
            name,
            len(found),
            {state: sum(state_of(verdict) is state for verdict in found) for state in State},
            sum(verdict.score for verdict in found) / len(found),
            max(verdict.max_score for verdict in found),
        )
        for name, found in verdicts.items()
    ]


def state_of(verdict: ExerciseVerdict) -> State:
    """Of an exercise that was checked."""
    if verdict.done:
        return State.done
    if verdict.outcome is Outcome.invalid:
        return State.invalid
    if verdict.passed:
        return State.part
    return State.waits if verdict.outcome in (Outcome.missing, Outcome.skipped) else State.none


def hardest(rows: Sequence[ExerciseRow]) -> ExerciseRow | None:
    """The exercise that the smallest part of the class finished; None where everybody finished all."""
    open_rows = [row for row in rows if row.done < row.total]
    return min(open_rows, key=lambda row: row.done / row.total, default=None)
