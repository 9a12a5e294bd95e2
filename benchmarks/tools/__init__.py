"""The four ways of grading a class that are compared. Each is prepared once, and then run as often as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from classroom import Classroom

from benchmarks.lessons import Lesson, Submission
from benchmarks.measure import Command


@dataclass(frozen=True)
class Setting:
    """What a tool grades, where it may write, and what it runs with."""

    lesson: Lesson
    submissions: Sequence[Submission]
    folder: Path  # the tool's own, empty
    bin: Path | None  # the programs of the peer's environment; ours needs none
    stock: Classroom  # the lesson in a stock nbgrader course, released
    cores: int


class Tool(Protocol):
    def commands(self) -> list[Command]:
        """What grades everybody; nothing is left over from an earlier run."""

    def full_marks(self) -> dict[str, bool]:
        """Of everybody who got a result in the last run: student → whether every test passed."""
