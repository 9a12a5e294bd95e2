"""One submission of a class: read, judged, and written down. The same wherever the judge is."""

from __future__ import annotations

import contextlib
import stat
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from autograder.atomic import write_atomically
from autograder.grading.job import Job
from autograder.grading.judge import Judge
from autograder.grading.records import AnyRecords
from autograder.intake import IntakeProblem
from autograder.intake.code import Code, read_code
from autograder.intake.folder import HandIn
from autograder.isolation.protocol import Part
from autograder.reporting.feedback import to_feedback_html
from autograder.reporting.results_json import to_results_json
from autograder.result import CheckResult, SubmissionResult

RESULTS, FEEDBACK = "results.json", "feedback.html"


@dataclass(frozen=True)
class Work:
    """What one student handed in, read. It needs no file any more."""

    student: str
    code: Code | None
    problem: str  # why there is no code
    key: str


@dataclass(frozen=True)
class Graded:
    """One submission's result, without what only its own page shows."""

    result: SubmissionResult
    computed: float  # seconds that the student's own code took


def read_work(job: Job, hand_in: HandIn) -> Work:
    """The submission, or why it can't be read."""
    max_bytes = job.assignment.limits.submission_mb * 1_000_000
    key = job.key(content(hand_in, max_bytes))
    if hand_in.path is None:
        return Work(hand_in.student, None, hand_in.problem, key)
    try:
        return Work(hand_in.student, read_code(hand_in.path, max_bytes), "", key)
    except IntakeProblem as problem:
        return Work(hand_in.student, None, str(problem), key)


def content(hand_in: HandIn, max_bytes: int) -> bytes:
    """What the result depends on, as far as it can be read: a file that is too large is named by its size."""
    if hand_in.path is None:
        return hand_in.problem.encode()
    with contextlib.suppress(OSError):
        status = hand_in.path.lstat()
        if status.st_size > max_bytes or not stat.S_ISREG(status.st_mode):
            return f"{hand_in.path.name} {status.st_mode} {status.st_size}".encode()
        return hand_in.path.name.encode() + b"\0" + hand_in.path.read_bytes()
    return b"unreadable"


def judged(
    judge: Judge, work: Work, records: AnyRecords, *, fresh: bool, parts: dict[str, Part] | None = None
) -> SubmissionResult:
    """The result of one submission. Raises Ungraded."""
    if work.code is None:
        return judge.refuse(work.student, work.problem, work.key)
    return judge.grade(work.student, work.code, work.key, forgiving=True, records=records, fresh=fresh, parts=parts)


def written(result: SubmissionResult, out: Path) -> Graded | str:
    """Write the files of one student; the reason in words where they can't be written."""
    folder = out / result.student
    try:
        write_result(result, folder)
    except OSError as error:
        return f"the result could not be written to {folder} ({error.strerror})"
    return Graded(compact(result, {}), sum(check.computed for check in result.checks))


def write_result(result: SubmissionResult, folder: Path) -> None:
    """Write the files of one student. results.json comes last: where it is, the rest is there too."""
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / FEEDBACK, to_feedback_html(result))
    write_atomically(folder / RESULTS, to_results_json(result))


def compact(result: SubmissionResult, shared: dict[object, CheckResult]) -> SubmissionResult:
    """What the table and the summary of a class need: a large class is held in memory as a whole."""
    checks = []
    for check in result.checks:
        counts = (check.exercise, check.check, check.points, check.hidden, check.outcome)
        if counts not in shared:
            shared[counts] = CheckResult(check.exercise, check.check, "", *counts[2:])
        checks.append(shared[counts])
    return replace(result, checks=checks, layers=[], versions={}, learning_curve=None)
