"""What an instructor can set. Every value is checked when the course is loaded, not when it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
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
    due: datetime | None = None
    points: Mapping[str, int] = field(default_factory=dict)  # check name -> points, in place of the check's own marker
    thresholds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # data set -> name -> value
    limits: Limits = Limits()


@dataclass(frozen=True)
class Course:
    title: str
    assignments: tuple[Assignment, ...]
    datasets: Mapping[str, tuple[str, ...]]  # family -> data sets, the first one that is here is used
    seed: str = "1"  # part of every random input of a check; change it for new inputs

    def assignment(self, id: str) -> Assignment:
        """The assignment of that id. Raises KeyError with the known ids."""
        for assignment in self.assignments:
            if assignment.id == id:
                return assignment
        raise KeyError(f"There is no assignment {id!r}. The course has: {', '.join(a.id for a in self.assignments)}.")
