"""Grade code that is at hand as text: the known examples of an audit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from autograder.grading.job import Job
from autograder.grading.pool import judge, judges
from autograder.intake.code import Code
from autograder.isolation.protocol import Cell
from autograder.result import CheckResult


def grade_sources(
    job: Job, sources: Mapping[str, str], jobs: int, on_done: Callable[[str], None] = lambda name: None
) -> dict[str, list[CheckResult]]:
    """name → source becomes name → results of every check, in their order."""
    found = {}
    with judges(job, jobs) as pool:
        file = f"{job.assignment.module}.py"
        for name, results in zip(sources, pool.map(_grade, [(file, text) for text in sources.values()]), strict=True):
            found[name] = results
            on_done(name)
    return found


def _grade(source: tuple[str, str]) -> list[CheckResult]:
    file, text = source
    return judge().grade("example", Code(file, [Cell(file, text)])).checks
