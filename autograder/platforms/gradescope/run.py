"""Grade the one submission of a Gradescope container, in little memory, and never without a results.json.

The file is there from the first second and is written again after every check. Where time runs out, the rest of the
checks are shown as not run.
"""

from __future__ import annotations

import math
import os
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from autograder.atomic import write_atomically
from autograder.course import Assignment, Course, load_course
from autograder.grading.job import make_job
from autograder.grading.judge import Judge, Ungraded
from autograder.intake.code import SUFFIXES, read_code
from autograder.intake.problem import IntakeProblem
from autograder.intake.search import find_submission
from autograder.isolation.layers import process
from autograder.isolation.twin import Twin, fork_worker
from autograder.platforms.gradescope.memory import resident, room
from autograder.platforms.gradescope.metadata import Late, Metadata, lateness, passed_before, read_metadata
from autograder.problem import Problem
from autograder.reporting.gradescope import Place, nothing_yet, to_gradescope_json
from autograder.reporting.verdicts import count
from autograder.result import CheckResult, Outcome, SubmissionResult

AUTOGRADER = Path("/autograder")
PATIENCE = 2.0  # half a processor
LEAST_TIER = "C"  # below, the modes of files do not protect the hidden checks
UNTIL_NOW = "Grading was stopped before it could say anything. Submit again; if it happens twice, ask your instructor."
OUT_OF_TIME = "Not run: grading as a whole ran out of time."
CUT_SHORT = "Grading was cut short: what your code did took too long, so the later checks were not run."


def run(id: str, dataset: str, modules: Sequence[str], base: Path = AUTOGRADER) -> None:
    """Grade what lies in `base/submission` into `base/results/results.json`; ends the process with status 0.

    With status 1 no submission is at fault: there is no results.json then, and the reason stands on standard error.
    """
    started = time.monotonic()
    out = base / "results" / "results.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(out, nothing_yet(UNTIL_NOW))
    try:
        # Before anything of the zip is read: checks, answers, and course_config.py, whose seed makes the inputs.
        twin = fork_worker(modules)
        course = load_course(base / "source")
        assignment = course.assignment(id)
        deadline = started + assignment.limits.gradescope_seconds
        _grade(base, course, assignment, dataset, twin, out, deadline)
    except (Problem, Ungraded) as problem:
        out.unlink(missing_ok=True)
        print(f"Not graded: {problem}", file=sys.stderr)
        sys.exit(1)
    except BaseException:
        out.unlink(missing_ok=True)
        raise


def _grade(
    base: Path, course: Course, assignment: Assignment, dataset: str, twin: Twin, out: Path, deadline: float
) -> None:
    source = base / "source"
    job = make_job(source, course, assignment.id, dataset=dataset if assignment.data else None)
    job = replace(job, patience=PATIENCE, assignment=_within(assignment, room() - resident()))
    metadata, problem = read_metadata(base / "submission_metadata.json")
    if problem:
        print(problem, file=sys.stderr)
    with Judge(job, twin) as judge:
        if judge.isolation.tier > LEAST_TIER:
            raise Problem(
                f"this container measures as tier {judge.isolation.tier}, which can't keep hidden checks secret"
            )
        page = _Page(judge, course, metadata, out)
        page.so_far([])
        clock = threading.Timer(deadline - time.monotonic(), page.give_up)
        clock.daemon = True
        clock.start()
        page.last(_result(judge, base, page))
        clock.cancel()
    print(f"Tier {judge.isolation.tier}. {page.summary}")


def _result(judge: Judge, base: Path, page: _Page) -> SubmissionResult:
    assignment = judge.job.assignment
    handed_out = [
        base / "source" / "assignments" / assignment.id / f"{assignment.module}{suffix}" for suffix in SUFFIXES
    ]
    limit = assignment.limits.submission_mb * 1_000_000
    with tempfile.TemporaryDirectory(prefix="submission-") as scratch:
        try:
            found = find_submission(base / "submission", assignment.module, handed_out, limit, Path(scratch))
            code = read_code(found.path, limit)
        except IntakeProblem as problem:
            return judge.refuse(page.student, str(problem))
    code = replace(code, remarks=(*found.remarks, *code.remarks))
    page.remarks = list(code.remarks)
    return judge.grade(page.student, code, on_result=page.so_far, forgiving=True)


def _within(assignment: Assignment, megabytes: int) -> Assignment:
    """The assignment with no more memory for a worker than the container has left."""
    limits = assignment.limits
    taken = process.data() // 2**20
    return replace(assignment, limits=replace(limits, memory_mb=min(limits.memory_mb, taken + megabytes)))


class _Page:
    """results.json on its way: written after each check, and for the last time either when all is done or in time."""

    def __init__(self, judge: Judge, course: Course, metadata: Metadata, out: Path) -> None:
        self.judge = judge
        self.student = metadata.student
        self.remarks: list[str] = []
        self.summary = ""
        self._course, self._metadata, self._out = course, metadata, out
        self._done: list[CheckResult] = []
        self._writing = threading.Lock()

    def so_far(self, done: Sequence[CheckResult]) -> None:
        with self._writing:
            self._done = list(done)
            self._write(self.judge.cut_short(self.student, self._done, self.remarks, OUT_OF_TIME), CUT_SHORT)

    def last(self, result: SubmissionResult) -> None:
        with self._writing:
            self._write(result)

    def give_up(self) -> None:
        """The file says already what is not run, so nothing is left to do; the worker ends with this process."""
        with self._writing:
            print(f"Out of time after {len(self._done)} of {len(self.judge.catalogue)} checks.", flush=True)
            os._exit(0)

    def _write(self, result: SubmissionResult, notice: str = "") -> None:
        late = lateness(self._metadata, self._course.late, self.judge.job.assignment, result.score)
        lines = [*_about_lateness(late, result), *self._about_progress(result)]
        content = to_gradescope_json(
            result,
            penalty=late.penalty if late else 0.0,
            notice=notice,
            lines=lines,
            leaderboard=[] if notice else _standings(self.judge.job.assignment, result),
        )
        write_atomically(self._out, content)
        self.summary = f"{result.score} of {result.max_score} points; {len(result.checks)} checks."

    def _about_progress(self, result: SubmissionResult) -> list[str]:
        before = passed_before(self._metadata, result.assignment)
        if before is None:
            return []
        now = {check.check for check in result.checks if check.outcome is Outcome.passed}
        gained, lost = [c for c in result.checks if c.check in now - before], before - now
        words = [f"{count(len(gained), 'check')} more than in your last submission"]
        words += (
            [
                f"{count(len(lost), 'check')} that passed then no longer does"
                if len(lost) == 1
                else f"{len(lost)} checks that passed then no longer do"
            ]
            if lost
            else []
        )
        return (
            [f"Passed: {'; '.join(words)}."] if gained or lost else ["The same checks pass as in your last submission."]
        )


def _about_lateness(late: Late | None, result: SubmissionResult) -> list[str]:
    if late is None:
        return []
    taken = f"{late.penalty:g} of {result.score} points come off" if late.penalty else "no points come off"
    return [f"Handed in {_duration(late.by)} after the due date: {taken}."]


def _duration(time: timedelta) -> str:
    minutes = int(time.total_seconds()) // 60
    parts = ((minutes // 1440, "day"), (minutes // 60 % 24, "hour"), (minutes % 60, "minute"))
    return " ".join(count(number, unit) for number, unit in parts if number) or "less than a minute"


def _standings(assignment: Assignment, result: SubmissionResult) -> list[Place]:
    measured = {name: value for check in result.checks for name, value in check.measured.items()}
    if not all(math.isfinite(measured.get(standing.measured, math.nan)) for standing in assignment.leaderboard):
        return []  # a place without a finished network would say nothing
    return [Place(s.title, measured[s.measured], s.smaller_is_better) for s in assignment.leaderboard]
