"""A class on the cores of this machine: judges in processes of their own, and what happens when one dies."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from autograder.grading.job import Job
from autograder.grading.judge import Ungraded
from autograder.grading.pool import judge, judges, require_judges
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
    jobs = min(jobs or core_count(), len(hand_ins))
    suspects: list[HandIn] = []
    waiting = iter(hand_ins)
    while True:
        broke: list[HandIn] = []
        yield from _in_one_pool(job, waiting, out, jobs, tier, fresh, broke)
        if not broke:
            break
        suspects += broke  # a judge died while it had these: they are tried again, one at a time
    for hand_in in suspects:
        broke = []
        yield from _in_one_pool(job, iter([hand_in]), out, 1, tier, fresh, broke)
        if broke:
            yield hand_in.student, "the judge broke down while it graded this submission, twice"


def _in_one_pool(
    job: Job, waiting: Iterator[HandIn], out: Path, jobs: int, tier: str, fresh: bool, broke: list[HandIn]
) -> Iterator[tuple[str, Graded | str]]:
    """Grade until nothing waits or a judge dies; then `broke` gets the submissions that were in work."""
    pool = judges(job, jobs, tier)
    running: dict[Future[Graded | str], HandIn] = {}
    try:
        # A pool that is broken already takes no work, as is seen below.
        with contextlib.suppress(BrokenProcessPool):
            require_judges(pool, job, jobs, tier)
        while True:
            # A few more than there are judges keeps them busy; all at once would hold a large class in memory.
            while not broke and len(running) < 2 * jobs and (hand_in := next(waiting, None)) is not None:
                try:
                    running[pool.submit(_grade_one, hand_in, out, fresh)] = hand_in
                except BrokenProcessPool:
                    broke.append(hand_in)
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                hand_in = running.pop(future)
                try:
                    yield hand_in.student, future.result()
                except BrokenProcessPool:
                    broke.append(hand_in)
                except Exception as error:
                    yield hand_in.student, f"{type(error).__name__}: {error}"
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _grade_one(hand_in: HandIn, out: Path, fresh: bool) -> Graded | str:
    """Grade one submission and write its files; the reason in words where it can't be judged."""
    work = read_work(judge().job, hand_in)
    try:
        with Records(out, judge().environment) as records:
            result = judged(judge(), work, records, fresh=fresh)
    except Ungraded as problem:
        return str(problem)
    return written(result, out)
