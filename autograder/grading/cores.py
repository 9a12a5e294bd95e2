"""A class on the cores of this machine: judges in processes of their own, and what happens when one dies."""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from autograder.grading.job import Job
from autograder.grading.judge import Ungraded
from autograder.grading.pool import Judges, judge
from autograder.grading.records import Records
from autograder.grading.work import Graded, judged, read_work, written
from autograder.intake.folder import HandIn
from autograder.machine import core_count


def graded_on_cores(
    job: Job, hand_ins: list[HandIn], out: Path, *, jobs: int | None, tier: str, fresh: bool
) -> Generator[tuple[str, Graded | str]]:
    """The outcome of each submission, as it comes: a result, or why there is none.

    Raises GradingProblem where this machine is below the `tier` of isolation.
    """
    grade = partial(_grade_one, out=out, fresh=fresh)
    suspects: list[HandIn] = []  # a judge died while it had these: they are tried again, one at a time
    with Judges(job, min(jobs or core_count(), len(hand_ins)), tier) as judges:
        judges.require()
        for hand_in, task in judges.each(grade, hand_ins):
            if (outcome := _outcome(task)) is not None:
                yield hand_in.student, outcome
            else:
                suspects.append(hand_in)
        for hand_in in suspects:
            outcome = _outcome(judges.submit(grade, hand_in))
            yield hand_in.student, outcome or "the judge broke down while it graded this submission, twice"


def _outcome(task: Future[Graded | str]) -> Graded | str | None:
    """Waits for it. None where the judge died."""
    try:
        return task.result()
    except BrokenProcessPool:
        return None
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _grade_one(hand_in: HandIn, out: Path, fresh: bool) -> Graded | str:
    """Grade one submission and write its files; the reason in words where it can't be judged."""
    work = read_work(judge().job, hand_in)
    try:
        with Records(out, judge().environment) as records:
            result = judged(judge(), work, records, fresh=fresh)
    except Ungraded as problem:
        return str(problem)
    return written(result, out)
