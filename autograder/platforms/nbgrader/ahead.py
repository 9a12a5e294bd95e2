"""nbgrader takes one submission after the other; this works ahead on all cores: judges, and runs for the outputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from autograder.grading.job import Job, make_job
from autograder.grading.judge import Ungraded
from autograder.grading.pool import Judges, judge
from autograder.intake import IntakeProblem
from autograder.intake.code import read_code
from autograder.machine import core_count
from autograder.platforms.nbgrader.context import Context, current
from autograder.platforms.nbgrader.reading import read_submission
from autograder.platforms.nbgrader.running import Run, require_kernel, run_notebook
from autograder.problem import Problem
from autograder.result import SubmissionResult

TIER = "B"  # what hidden checks need


def judge_and_run(student: str, path: Path, given_json: str, files: Path) -> tuple[SubmissionResult, Run]:
    """In a process of the pool: the judge's result on the file as it was handed in, and the outputs of its cells."""
    import nbformat

    assignment = judge().job.assignment
    try:
        code = read_code(path, assignment.limits.submission_mb * 1_000_000)
        result = judge().grade(student, code, forgiving=True)
    except IntakeProblem as problem:
        result = judge().refuse(student, str(problem))
    notebook, _ = read_submission(path, nbformat.reads(given_json, as_version=4))
    return result, run_notebook(notebook, files, assignment)


class Ahead:
    """The submissions of one `nbgrader autograde`, in its order."""

    def __init__(self, converter: Any, context: Context, job: Job) -> None:
        """Raises Problem where hidden grading is refused; nothing was run then."""
        self._context = context
        self._job = job
        self._waiting = deque(_targets(converter, job))
        self._judges = Judges(job, min(core_count(), max(1, len(self._waiting))), TIER)
        self._given = None
        self._work: dict[str, Future[tuple[SubmissionResult, Run]]] = {}
        try:
            self._judges.require()
        except Problem:
            self._judges.close()
            raise
        self._go_on()

    def result(self, student: str) -> SubmissionResult:
        """The judge's result. Raises Ungraded."""
        return self._outcome(student)[0]

    def run(self, student: str) -> Run:
        """The outputs of the student's cells. Raises Ungraded."""
        return self._outcome(student)[1]

    def forget(self, student: str) -> None:
        """Its outputs are written; a class of them would fill the memory."""
        self._work.pop(student, None)

    def _outcome(self, student: str) -> tuple[SubmissionResult, Run]:
        if student not in self._work:
            self._submit(student, self._path(student))
        try:
            return self._work[student].result()
        except BrokenProcessPool:
            # Once more, and alone: then it is known who breaks the judge.
            wait(self._work.values())
            self._submit(student, self._path(student))
            try:
                return self._work[student].result()
            except BrokenProcessPool as error:
                raise Ungraded("the judge broke down while it graded this submission, twice") from error
        finally:
            self._go_on()

    def _go_on(self) -> None:
        """Keep the judges busy; a finished one is dropped when the next is asked for."""
        while sum(not work.done() for work in self._work.values()) < self._judges.capacity:
            if not self._waiting:
                return
            if (student := self._waiting.popleft()) not in self._work:
                self._submit(student, self._path(student))

    def _path(self, student: str) -> Path:
        return self._context.submitted(self._job.assignment.id, student) / f"{self._job.assignment.module}.ipynb"

    def _submit(self, student: str, path: Path) -> None:
        from autograder.authoring.notebook import as_json

        assignment = self._job.assignment
        if self._given is None:
            self._given = as_json(self._context.given(assignment.id, assignment.module))
        files = self._context.root / "assignments" / assignment.id
        self._work[student] = self._judges.submit(judge_and_run, student, path, self._given, files)


_ahead: WeakKeyDictionary[Any, Ahead] = WeakKeyDictionary()


def ahead_of(converter: Any, assignment: str) -> Ahead:
    """The work of one converter, begun with its first submission. Raises Problem where hidden grading is refused."""
    if converter not in _ahead:
        context = current()
        try:
            job = make_job(context.root, context.course, assignment)
            require_kernel()
            _ahead[converter] = Ahead(converter, context, job)
        except Problem as problem:
            converter.log.error(str(problem))
            raise
    return _ahead[converter]


def _targets(converter: Any, job: Job) -> Iterator[str]:
    """The students that nbgrader is going to grade, in its order: not those that are graded already."""
    for folder in sorted(converter.assignments):
        student = Path(folder).parent.name
        done = Path(converter._format_dest(job.assignment.id, student))
        if converter.force or not done.exists():
            yield student
