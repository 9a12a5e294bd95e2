"""Grade a class: what is left to do, on all cores, each result written when it is there."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from autograder.atomic import PART, write_atomically
from autograder.grading.job import GradingProblem, Job
from autograder.grading.judge import Ungraded
from autograder.grading.pool import judge, judges
from autograder.grading.records import Records
from autograder.grading.tier import require
from autograder.intake import IntakeProblem
from autograder.intake.code import read_code
from autograder.intake.folder import HandIn
from autograder.reporting.feedback import to_feedback_html
from autograder.reporting.grades_csv import to_grades_csv
from autograder.reporting.results_json import read_results_json, to_results_json
from autograder.result import CheckResult, SubmissionResult

RESULTS, FEEDBACK, GRADES = "results.json", "feedback.html", "grades.csv"


@dataclass
class ClassResult:
    """What came of a class."""

    results: list[SubmissionResult] = field(default_factory=list)  # without what only their own pages show
    kept: int = 0  # graded earlier, and nothing they depend on has changed
    taken_over: int = 0  # checks of the others whose result for the same code was known
    computed: float = 0.0  # seconds that the students' own code took
    ungraded: dict[str, str] = field(default_factory=dict)  # student -> why
    problem: str = ""  # why the table of grades could not be written


@dataclass(frozen=True)
class Graded:
    """One submission's result, without what only its own page shows."""

    result: SubmissionResult
    computed: float  # seconds that the student's own code took


def grade_class(
    job: Job,
    hand_ins: list[HandIn],
    out: Path,
    *,
    jobs: int,
    tier: str = "B",
    fresh: bool = False,
    on_done: Callable[[str], None] = lambda student: None,
) -> ClassResult:
    """Grade every submission into `out/<student>/`, then write `out/grades.csv`.

    Finished results are kept if the run is cut short: the same call then does only what is left. Raises GradingProblem
    where another grading writes to `out`, and where something is left but the machine is below the `tier` of isolation.
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
            done.results.append(_compact(earlier, shared))
            done.kept += 1
            on_done(hand_in.student)
        if left:
            require(job, tier)
        for student, outcome in _graded(job, left, out, jobs, fresh):
            if isinstance(outcome, Graded):
                done.results.append(_compact(outcome.result, shared))
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


def _compact(result: SubmissionResult, shared: dict[object, CheckResult]) -> SubmissionResult:
    """What the table and the summary of a class need: a large class is held in records as a whole."""
    checks = []
    for check in result.checks:
        counts = (check.exercise, check.check, check.points, check.hidden, check.outcome)
        if counts not in shared:
            shared[counts] = CheckResult(check.exercise, check.check, "", *counts[2:])
        checks.append(shared[counts])
    return replace(result, checks=checks, layers=[], versions={}, learning_curve=None)


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


def _graded(job: Job, hand_ins: list[HandIn], out: Path, jobs: int, fresh: bool) -> Iterator[tuple[str, Graded | str]]:
    """The outcome of each submission, as it comes: a result, or why there is none."""
    suspects: list[HandIn] = []
    waiting = iter(hand_ins)
    while True:
        broke: list[HandIn] = []
        yield from _in_one_pool(job, waiting, out, jobs, fresh, broke)
        if not broke:
            break
        suspects += broke  # a judge died while it had these: they are tried again, one at a time
    for hand_in in suspects:
        broke = []
        yield from _in_one_pool(job, iter([hand_in]), out, 1, fresh, broke)
        if broke:
            yield hand_in.student, "the judge broke down while it graded this submission, twice"


def _in_one_pool(
    job: Job, waiting: Iterator[HandIn], out: Path, jobs: int, fresh: bool, broke: list[HandIn]
) -> Iterator[tuple[str, Graded | str]]:
    """Grade until nothing waits or a judge dies; then `broke` gets the submissions that were in work."""
    pool = judges(job, jobs)
    running: dict[Future[Graded | str], HandIn] = {}
    try:
        while True:
            # A few more than there are judges keeps them busy; all at once would hold a large class in records.
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
    folder, max_bytes = out / hand_in.student, judge().job.assignment.limits.submission_mb * 1_000_000
    key = judge().job.key(_content(hand_in, max_bytes))
    try:
        if hand_in.path is None:
            raise IntakeProblem(hand_in.problem)
        code = read_code(hand_in.path, max_bytes)
        with Records(out, judge().environment) as records:
            result = judge().grade(hand_in.student, code, key, forgiving=True, records=records, fresh=fresh)
    except IntakeProblem as problem:
        result = judge().refuse(hand_in.student, str(problem), key)
    except Ungraded as problem:
        return str(problem)
    try:
        write_result(result, folder)
    except OSError as error:
        return f"the result could not be written to {folder} ({error.strerror})"
    return Graded(_compact(result, {}), sum(check.computed for check in result.checks))


def _content(hand_in: HandIn, max_bytes: int) -> bytes:
    """What the result depends on, as far as it can be read: a file that is too large is named by its size."""
    if hand_in.path is None:
        return hand_in.problem.encode()
    with contextlib.suppress(OSError):
        status = hand_in.path.lstat()
        if status.st_size > max_bytes or not stat.S_ISREG(status.st_mode):
            return f"{hand_in.path.name} {status.st_mode} {status.st_size}".encode()
        return hand_in.path.name.encode() + b"\0" + hand_in.path.read_bytes()
    return b"unreadable"


def _earlier(job: Job, hand_in: HandIn, out: Path, tier: str) -> SubmissionResult | None:
    """The result of an earlier grading, if it is whole, of the same work, and was isolated well enough."""
    folder = out / hand_in.student
    try:
        result = read_results_json(folder / RESULTS)
    except (OSError, ValueError):
        return None
    if result.tier > tier or not (folder / FEEDBACK).is_file():
        return None
    content = _content(hand_in, job.assignment.limits.submission_mb * 1_000_000)
    return result if result.key == job.key(content) else None


def write_result(result: SubmissionResult, folder: Path) -> None:
    """Write the files of one student. results.json comes last: where it is, the rest is there too."""
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / FEEDBACK, to_feedback_html(result))
    write_atomically(folder / RESULTS, to_results_json(result))
