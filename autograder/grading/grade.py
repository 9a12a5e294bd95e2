"""Grade a class: what is left to do, on all cores, each result written when it is there."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from autograder.atomic import PART, write_atomically
from autograder.grading.cores import graded_on_cores
from autograder.grading.job import GradingProblem, Job
from autograder.grading.work import FEEDBACK, RESULTS, Graded, compact, content, write_result
from autograder.intake.folder import HandIn
from autograder.reporting.grades_csv import to_grades_csv
from autograder.reporting.results_json import read_results_json
from autograder.result import CheckResult, SubmissionResult

GRADES = "grades.csv"
__all__ = ["FEEDBACK", "GRADES", "RESULTS", "ClassResult", "grade_class", "write_result"]


class Grader(Protocol):
    """The outcome of each submission, as it comes: a result that is written, or why there is none.

    `jobs` is how many judges may work at a time; None for as many as there can be. Raises GradingProblem where nothing
    may be graded, for want of the `tier` of isolation for example.
    """

    def __call__(
        self, job: Job, hand_ins: list[HandIn], out: Path, *, jobs: int | None, tier: str, fresh: bool
    ) -> Generator[tuple[str, Graded | str]]: ...


@dataclass
class ClassResult:
    """What came of a class."""

    results: list[SubmissionResult] = field(default_factory=list)  # without what only their own pages show
    kept: int = 0  # graded earlier, and nothing they depend on has changed
    taken_over: int = 0  # checks of the others whose result for the same code was known
    computed: float = 0.0  # seconds that the students' own code took
    ungraded: dict[str, str] = field(default_factory=dict)  # student -> why
    problem: str = ""  # why the table of grades could not be written


def grade_class(
    job: Job,
    hand_ins: list[HandIn],
    out: Path,
    *,
    jobs: int | None = None,
    tier: str = "B",
    fresh: bool = False,
    grader: Grader = graded_on_cores,
    on_done: Callable[[str], None] = lambda student: None,
) -> ClassResult:
    """Grade every submission into `out/<student>/`, then write `out/grades.csv`.

    Finished results are kept if the run is cut short: the same call then does only what is left. Raises GradingProblem
    where another grading writes to `out`, and where something is left but the machine is below the `tier` of isolation.
    `grader` says where the judges are.
    """
    done = ClassResult()
    shared: dict[object, CheckResult] = {}
    with _alone_in(out):
        _sweep(out)
        left = []
        for hand_in in hand_ins:
            earlier = None if fresh else _earlier(job, hand_in, out, tier)
            if earlier is None:
                left.append(hand_in)
                continue
            done.results.append(compact(earlier, shared))
            done.kept += 1
            on_done(hand_in.student)
        if left:
            # Closed at once when this is cut short, so that no judge goes on meanwhile.
            with contextlib.closing(grader(job, left, out, jobs=jobs, tier=tier, fresh=fresh)) as outcomes:
                for student, outcome in outcomes:
                    if isinstance(outcome, Graded):
                        done.results.append(compact(outcome.result, shared))
                        done.taken_over += outcome.result.taken_over
                        done.computed += outcome.computed
                    else:
                        done.ungraded[student] = outcome
                    on_done(student)
        done.results.sort(key=lambda result: result.student)
        _sweep(out)
        try:
            write_atomically(out / GRADES, to_grades_csv(done.results))
        except OSError as error:
            done.problem = f"{GRADES} could not be written ({error.strerror})"
    return done


@contextlib.contextmanager
def _alone_in(out: Path) -> Iterator[None]:
    """No other grading writes here meanwhile. The kernel frees the lock when its holder ends, however it does."""
    out.mkdir(parents=True, exist_ok=True)
    folder = os.open(out, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise GradingProblem(
                f"Another grading writes to {out} now. Wait until it has ended, or stop it; what it finished is kept."
            ) from None
        except OSError:
            pass  # a file system without locks: two gradings would do the same work twice, and write the same
        yield
    finally:
        os.close(folder)


def _sweep(out: Path) -> None:
    """Remove what a judge that was killed had begun to write, in this grading or an earlier one."""
    for pattern in (f".*{PART}", f"*/.*{PART}"):
        for path in out.glob(pattern):
            with contextlib.suppress(OSError):
                path.unlink()


def _earlier(job: Job, hand_in: HandIn, out: Path, tier: str) -> SubmissionResult | None:
    """The result of an earlier grading, if it is whole, of the same work, and was isolated well enough."""
    folder = out / hand_in.student
    try:
        result = read_results_json(folder / RESULTS)
    except (OSError, ValueError):
        return None
    if result.tier > tier or not (folder / FEEDBACK).is_file():
        return None
    found = content(hand_in, job.assignment.limits.submission_mb * 1_000_000)
    return result if result.key == job.key(found) else None
