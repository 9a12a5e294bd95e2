"""One judge: the checks of an assignment, loaded once, and one warm worker for the students' code."""

from __future__ import annotations

import contextlib
import functools
import importlib.metadata
import queue
import threading
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from autograder.checking.catalogue import CheckInfo
from autograder.checking.closure import closures
from autograder.checking.run import Checked, CheckRun, ChecksBroken, run_checks
from autograder.checking.submission import Submission, surveyed
from autograder.grading.job import GradingProblem, Job, check_key
from autograder.grading.records import AnyRecords
from autograder.intake.code import Code, read_code
from autograder.isolation.host import WorkerHost, WorkerProblem
from autograder.isolation.protocol import Part
from autograder.isolation.selftest import Isolation, measure
from autograder.isolation.session import Stopped
from autograder.reporting.shown import shown_record
from autograder.result import CheckResult, Finding, LearningCurve, Outcome, Record, SubmissionResult

if TYPE_CHECKING:
    from autograder.isolation.twin import Twin

MAX_REFERENCE = 20_000_000  # bytes
TRIES = 2  # of a submission during which the warm worker died


class Ungraded(Exception):
    """One submission could not be judged, through no fault of its own."""


def _with_thresholds(catalogue: list[CheckInfo]) -> set[str]:
    return {info.name for info in catalogue if info.measures}


class Judge:
    """Grades one submission after another. pytest runs in a thread of its own and waits for the next one."""

    def __init__(self, job: Job, twin: Twin | None = None) -> None:
        self.job = job
        self._host = WorkerHost(job.needs, twin)
        self._inbox: queue.SimpleQueue[Submission | None] = queue.SimpleQueue()
        self._outbox: queue.SimpleQueue[Checked | BaseException] = queue.SimpleQueue()
        only = _with_thresholds if job.calibrating else None
        self._run = CheckRun(job.settings, self._submissions(), self._outbox.put, only)
        self._thread = threading.Thread(target=self._judge, name="judge", daemon=True)
        try:
            self.isolation: Isolation = measure(self._host)
            self._losses = self._host.losses  # when that was measured
            self.versions = {"autograder": importlib.metadata.version("autograder"), **self._host.start().versions}
        except WorkerProblem as problem:
            self._host.close()
            raise GradingProblem(f"No worker can be started on this machine: {problem}.") from problem
        self._collected = threading.Event()
        self._thread.start()
        self._collected.wait()
        if not self.catalogue:
            raise GradingProblem(str(self._outbox.get()))

    def __enter__(self) -> Judge:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._inbox.put(None)
        self._thread.join(timeout=30)
        self._host.close()

    @property
    def catalogue(self) -> list[CheckInfo]:
        """The checks, in order."""
        return self._run.catalogue

    def grade(
        self,
        student: str,
        code: Code,
        key: str = "",
        on_result: Callable[[list[CheckResult]], None] = lambda results: None,
        *,
        forgiving: bool = False,
        records: AnyRecords | None = None,
        fresh: bool = False,
        parts: dict[str, Part] | None = None,
    ) -> SubmissionResult:
        """The result of one submission. `on_result` gets, after each check, all results so far. Raises Ungraded.

        A check that raises something else than a verdict is broken. `forgiving` looks closer: if it judges the
        reference without falling over, it was given a value that nobody thought of, which gets no points. What
        the `records` say of the same code is not checked again, unless everything is to be `fresh`.
        `parts` is what the survey of the code said, if there has been one.
        """
        self._run.on_result = on_result
        parts = self.survey(code) if parts is None else parts
        keys = self.keys(parts) if records is not None else {}
        known = self._known(keys, parts, records) if records is not None and not fresh else {}
        submission = Submission(student, code.cells, self._host.connect, parts=parts, known=known)
        checked = self._check(submission, forgiving=forgiving)
        if records is not None:
            records.keep({keys[name]: shown_record(record) for name, record in checked.records.items() if name in keys})
        remarks = [*code.remarks, *checked.remarks]
        if checked.broken:
            remarks.append(f"Not judged, and without points: {', '.join(checked.broken)}.")
        result = self._result(student, checked.results, remarks, checked.curve, key)
        return replace(result, taken_over=checked.taken_over)

    def survey(self, code: Code) -> dict[str, Part]:
        """Check → what of the code it depends on. Empty if that can't be found out: then it may be all of it."""
        for _ in range(TRIES):
            with contextlib.suppress(Stopped, WorkerProblem):
                return surveyed(code.cells, self.catalogue, self._host.connect)
        return {}

    def keys(self, parts: dict[str, Part]) -> dict[str, str]:
        """Check → what its result depends on, but for the place of the code."""
        return {
            name: check_key(self.environment, closure, part.content)
            for name, part in parts.items()
            if (closure := self._closures.get(name.partition("[")[0])) is not None
        }

    def _known(self, keys: dict[str, str], parts: dict[str, Part], records: AnyRecords) -> dict[str, Record]:
        """What the records say of these checks; messages name the place of the code, so it must be the same then."""
        found = records.recall(keys.values())
        known = {name: found[key] for name, key in keys.items() if key in found}
        return {
            name: record
            for name, record in known.items()
            if record.place == parts[name].place or (record.result.outcome is Outcome.passed and not record.remarks)
        }

    @functools.cached_property
    def _closures(self) -> dict[str, str]:
        return closures(self.job.checks)

    @functools.cached_property
    def environment(self) -> str:
        """All that every check's result depends on."""
        return self.job.environment(self.isolation.tier)

    def first_loss(self, code: Code, exercise: str) -> CheckResult | None:
        """The first check of an exercise that the code does not pass; None if it passes them all. Raises Ungraded."""
        submission = Submission("mutant", code.cells, self._host.connect, until_lost=exercise, alone=True)
        results = self._check(submission).results
        return next((result for result in results if result.outcome is not Outcome.passed), None)

    def results(self, code: Code, until_lost: str = "", draws: str = "") -> list[CheckResult]:
        """Of every check, in order; of those up to the first loss of an exercise, if one is named. Raises Ungraded.

        `draws` says whose random inputs the code gets, if not its own.
        """
        example = Submission("example", code.cells, self._host.connect, until_lost=until_lost, draws=draws)
        return self._check(example).results

    def refuse(self, student: str, problem: str, key: str = "") -> SubmissionResult:
        """The result of a submission that can't be read."""
        results = self._without_answer([], Outcome.invalid, "The submission could not be read.")
        return self._result(student, results, [problem], None, key)

    def cut_short(
        self, student: str, done: list[CheckResult], remarks: list[str], problem: str, key: str = ""
    ) -> SubmissionResult:
        """The result of a submission whose later checks were not run; `problem` says why."""
        return self._result(student, self._without_answer(done, Outcome.timeout, problem), remarks, None, key)

    def _without_answer(self, done: list[CheckResult], outcome: Outcome, problem: str) -> list[CheckResult]:
        """The results that there are, and that outcome for every other check."""
        points, found = self.job.settings.points, {result.check: result for result in done}
        return [
            found.get(info.name)
            or CheckResult(
                info.exercise,
                info.name,
                info.title,
                points.get(info.name, info.points),
                info.hidden,
                outcome,
                Finding(problem=problem),
            )
            for info in self.catalogue
        ]

    def _check(self, submission: Submission, *, forgiving: bool = False) -> Checked:
        checked = self._run_with_a_live_worker(submission)
        if checked.broken and not (forgiving and self._sound.issuperset(checked.broken)):
            raise Ungraded(
                "a check is broken: " + "\n".join(f"{name}: {error}" for name, error in checked.broken.items())
            )
        return checked

    @functools.cached_property
    def _sound(self) -> set[str]:
        """The checks that give a verdict on the reference answers."""
        code = read_code(self.job.reference, MAX_REFERENCE)
        checked = self._run_with_a_live_worker(Submission("reference", code.cells, self._host.connect))
        return {result.check for result in checked.results} - checked.broken.keys()

    def _run_with_a_live_worker(self, submission: Submission) -> Checked:
        """Once more if the warm worker died meanwhile: what was found then is no verdict on the student."""
        for _ in range(TRIES):
            try:
                self._expect_the_isolation_that_was_measured()
            except WorkerProblem:
                continue
            losses = self._host.losses
            try:
                checked = self._run_checks(submission)
            except Ungraded:
                if self._host.losses == losses:
                    raise
            if self._host.losses == losses:
                return checked
        raise Ungraded(f"the warm worker died {TRIES} times while this was graded")

    def _expect_the_isolation_that_was_measured(self) -> None:
        """The worker that took the place of a dead one may lack what that one had. Raises Ungraded, WorkerProblem."""
        if (losses := self._host.losses) == self._losses:
            return
        if (tier := measure(self._host).tier) != self.isolation.tier:
            raise Ungraded(
                f"a worker died, and the next one measures as tier {tier}, not {self.isolation.tier} as before: "
                "run the same command again; `course doctor` shows what is missing"
            )
        self._losses = losses

    def _run_checks(self, submission: Submission) -> Checked:
        if not self._thread.is_alive():
            raise Ungraded("the judge has stopped")
        self._inbox.put(submission)
        checked = self._outbox.get()
        if isinstance(checked, BaseException):
            raise Ungraded(f"{type(checked).__name__}: {checked}")
        return checked

    def _result(
        self, student: str, results: list[CheckResult], remarks: list[str], curve: LearningCurve | None, key: str
    ) -> SubmissionResult:
        assignment = self.job.assignment
        return SubmissionResult(
            student=student,
            assignment=assignment.id,
            title=assignment.title,
            exercises=list(assignment.exercises),
            dataset=self.job.dataset,
            tier=self.isolation.tier,
            layers=self.isolation.layers,
            versions=self.versions,
            checks=results,
            remarks=remarks,
            written_points=assignment.written_points,
            learning_curve=curve,
            key=key,
            seconds=round(sum(result.seconds for result in results), 3),
        )

    def _judge(self) -> None:
        try:
            run_checks(self.job.checks, self._run)
        except (ChecksBroken, WorkerProblem) as problem:
            self._outbox.put(problem)
        except BaseException as error:
            self._outbox.put(error)
            raise
        finally:
            self._collected.set()

    def _submissions(self) -> Iterator[Submission]:
        self._collected.set()
        while (submission := self._inbox.get()) is not None:
            yield submission
