"""What an instructor can set. Every value is checked when the course is loaded, not when it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, get_args

Device = Literal["cpu", "cuda"]
DEVICES = get_args(Device)


@dataclass(frozen=True)
class Limits:
    """What one check may use. A check's own `timeout` marker comes before `seconds`."""

    seconds: float = 10.0
    memory_mb: int = 1024
    printed_kb: int = 256  # more than this is the outcome `output_limit`
    submission_mb: int = 20  # a larger file is not read
    cell_seconds: float = 120.0  # for one cell where nbgrader's feedback shows what the notebook puts out
    # All checks of one submission together, on Gradescope. Its own limit is 600 s unless its settings say more; what
    # is not done by then is lost, so grading must end before.
    gradescope_seconds: float = 540.0


@dataclass(frozen=True)
class Standing:
    """A column of an assignment's leaderboard: something that a check measured."""

    title: str  # "Accuracy"
    measured: str  # the name under which a check recorded it: "test_accuracy"
    smaller_is_better: bool = False


@dataclass(frozen=True)
class Assignment:
    """One assignment: what is handed in, and what it is worth."""

    id: str  # "a1_logistic"
    module: str  # students hand in <module>.ipynb or <module>.py
    title: str
    exercises: tuple[str, ...]  # the fill-ins, in order
    data: str | None = None  # the family of data sets: "cats"; None where the checks make all of their inputs
    preload: tuple[str, ...] = ("numpy",)  # imported once by the warm worker
    device: Device = "cpu"  # where the checks train the students' models when a class is graded
    written_points: int = 0  # the written question, graded by hand
    due: datetime | None = None  # UTC, unless it says another time zone
    points: Mapping[str, int] = field(default_factory=dict)  # check name -> points, in place of the check's own marker
    thresholds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # data set -> name -> value
    limits: Limits = Limits()
    leaderboard: tuple[Standing, ...] = ()  # on Gradescope

    @property
    def needs_torch(self) -> bool:
        return any(name.partition(".")[0] == "torch" for name in self.preload)


@dataclass(frozen=True)
class LatePolicy:
    """What late work costs. One policy for the whole course."""

    grace: timedelta = timedelta(0)  # so much later is not late
    penalty_per_day: float = 0.0  # part of the score that each begun day takes away: 0.1 is 10 %
    # student -> assignment -> more time for that student
    extensions: Mapping[str, Mapping[str, timedelta]] = field(default_factory=dict)

    def penalty(self, student: str, assignment: str, score: float, late: timedelta) -> float:
        """The points that come off `score` for work that arrived `late` after the due date; at most the score."""
        over = late - self.grace - self.extensions.get(student, {}).get(assignment, timedelta(0))
        days = -(-over // timedelta(days=1)) if over > timedelta(0) else 0
        return min(score, score * self.penalty_per_day * days)


@dataclass(frozen=True)
class Course:
    title: str
    assignments: tuple[Assignment, ...]
    datasets: Mapping[str, tuple[str, ...]]  # family -> data sets, the first one that is here is used
    late: LatePolicy = LatePolicy()
    gradebook: str | None = None  # nbgrader's database, as an SQLAlchemy URL; None for a file beside its folders
    seed: str = "1"  # part of every random input of a check; change it for new inputs

    def assignment(self, id: str) -> Assignment:
        """The assignment of that id. Raises KeyError with the known ids."""
        for assignment in self.assignments:
            if assignment.id == id:
                return assignment
        raise KeyError(f"There is no assignment {id!r}. The course has: {', '.join(a.id for a in self.assignments)}.")
