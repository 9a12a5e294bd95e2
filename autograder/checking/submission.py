"""A submission as the checks see it: something that opens sessions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.checking.catalogue import CheckInfo
from autograder.isolation.protocol import Cell, Part
from autograder.isolation.session import Exercises, InProcess, Session, Transport
from autograder.result import Record

SURVEY_SECONDS = 20.0


@dataclass(frozen=True)
class Submission:
    """One student's code, and how to reach it."""

    name: str
    cells: list[Cell]
    connect: Callable[[float], Transport]  # seconds -> a transport to a fresh process
    loaded: bool = False  # its functions are there already: a running notebook's
    until_lost: str = ""  # the first loss of this exercise ends the checking: it is all that is asked
    alone: bool = False  # no other exercise than that one is checked
    draws: str = ""  # whose random inputs it gets: who draws the same has the same. "" for those of its own code
    parts: Mapping[str, Part] = field(default_factory=dict)  # check → what it depends on, where that is known
    known: Mapping[str, Record] = field(default_factory=dict)  # check → what came of it for the same code

    def digest(self, check: str) -> str:
        """Of the code that a check depends on, else of all code: the same code has the same random inputs."""
        if self.draws:
            return self.draws
        if (part := self.parts.get(check)) is not None:
            return part.content
        return hashlib.sha256("\0".join(cell.text for cell in self.cells).encode()).hexdigest()

    def open(self, check: str, exercises: list[str], seed: int, seconds: float) -> Session:
        """A session for a check, with the exercises defined. Raises Stopped."""
        session = Session(self.connect(seconds))
        if not self.loaded:
            part = self.parts.get(check)
            if part is None:
                session.load(self.cells, exercises, seed)
            else:
                session.load(part.cells, exercises, seed, part.steps)
        return session


def surveyed(
    cells: list[Cell], catalogue: Iterable[CheckInfo], connect: Callable[[float], Transport]
) -> dict[str, Part]:
    """Check → what of the code it depends on. Raises Stopped, and what `connect` raises."""
    wanted = {info.name: (info.exercise, *info.needs) for info in catalogue}
    sets = list(dict.fromkeys(wanted.values()))
    session = Session(connect(SURVEY_SECONDS))
    try:
        parts = dict(zip(sets, session.survey(cells, list(map(list, sets))), strict=True))
    finally:
        session.close()
    return {name: parts[names] for name, names in wanted.items()}


def at_desk(name: str, cells: list[Cell]) -> Submission:
    """A student's own file, run in this process."""
    return Submission(name, cells, InProcess)


def live(namespace: dict[str, Any], lost: dict[str, str]) -> Submission:
    """The functions of a running notebook; `lost` says which of them could not be defined, and why."""
    exercises = Exercises(namespace, lost)
    return Submission("notebook", [], lambda seconds: InProcess(seconds, exercises), loaded=True)
