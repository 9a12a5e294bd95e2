"""Grade code that is at hand as text: the known examples of an audit, and mutants of the reference answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from autograder.grading.job import Job
from autograder.grading.judge import Ungraded
from autograder.grading.pool import Judges, judge
from autograder.intake.code import Code
from autograder.isolation.protocol import Cell
from autograder.result import CheckResult

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Source:
    """Code as text, and how it is graded."""

    text: str
    until_lost: str = ""  # the first loss of this exercise ends the checking
    draws: str = ""  # whose random inputs it gets: who draws the same has the same


def grade_sources(
    job: Job,
    sources: Mapping[str, Source],
    jobs: int,
    on_done: Callable[[str, list[CheckResult]], None] = lambda name, results: None,
) -> dict[str, list[CheckResult]]:
    """name → source becomes name → results of every check, in their order. `on_done` gets each when it is there."""
    return _each(job, jobs, _grade, sources, on_done)


def first_losses(
    job: Job,
    sources: Mapping[str, tuple[str, str]],
    jobs: int,
    on_done: Callable[[str, CheckResult | str | None], None] = lambda name, loss: None,
) -> dict[str, CheckResult | str | None]:
    """name → (exercise, source) becomes name → the first check of that exercise that the source does not pass.

    None where it passes them all; in words why where it could not be graded.
    """
    return _each(job, jobs, _first_loss, sources, on_done)


def _each(
    job: Job,
    jobs: int,
    grade: Callable[[tuple[str, T]], R],
    sources: Mapping[str, T],
    on_done: Callable[[str, R], None],
) -> dict[str, R]:
    found = {}
    with Judges(job, jobs) as judges:
        for (name, _), task in judges.each(grade, sources.items()):
            found[name] = task.result()
            on_done(name, found[name])
    return {name: found[name] for name in sources}


def _grade(named: tuple[str, Source]) -> list[CheckResult]:
    _, source = named
    return judge().results(_code(source.text), source.until_lost, source.draws)


def _first_loss(named: tuple[str, tuple[str, str]]) -> CheckResult | str | None:
    _, (exercise, text) = named
    try:
        return judge().first_loss(_code(text), exercise)
    except Ungraded as problem:
        return str(problem)


def _code(text: str) -> Code:
    file = f"{judge().job.assignment.module}.py"
    return Code(file, [Cell(file, text)])
