"""A student's own desk: find their file and its public checks, run them in a warm worker, print what to do next."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import click

from autograder.checking.catalogue import CheckInfo
from autograder.checking.run import Checked, CheckRun, run_checks
from autograder.checking.settings import Settings
from autograder.checking.submission import Submission, surveyed
from autograder.intake.code import SUFFIXES, Code, read_code
from autograder.intake.own import worked_on
from autograder.intake.problem import IntakeProblem
from autograder.isolation.host import WorkerHost, WorkerNeeds, WorkerProblem
from autograder.isolation.session import InProcess, Stopped, Transport
from autograder.isolation.twin import Twin, fork_worker
from autograder.problem import Problem
from autograder.result import SubmissionResult

MAX_BYTES = 50_000_000
POLL_SECONDS = 0.05
OPTIMISERS = "torch.optim"
DESK_SECONDS = 30.0  # for one check: a laptop may be busy with other things, too
NO_ANSWER = "YOUR ANSWER HERE"
# On a line of its own, in a module or as the text of a notebook's cell; the question itself may mention it.
UNANSWERED = re.compile(rf'^\s*(?:# |"|"source": "){NO_ANSWER}"?,?\s*$', re.MULTILINE)


class Desk:
    """The file that is being worked on, its checks, and a worker that stays warm between two checks of it."""

    def __init__(self, path: Path, checks: Path | None = None) -> None:
        """`checks` takes the place of those that lie beside the student's file. Raises IntakeProblem."""
        self.file, self.checks = find_work(path) if checks is None else (path, checks)
        preload = preload_for(self.checks, self.file)
        # macOS may end a fork of a process that has used its libraries, and that would look like the student's fault.
        self._forks = sys.platform == "linux"
        self._host = WorkerHost(WorkerNeeds(preload, memory_mb=4096, own_user=False), _twin(preload))
        self._seen = self._stamp()
        # What else it has to do takes as long as reading the checks.
        self._starting = threading.Thread(target=self._start)
        self._starting.start()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._starting.join()
        self._host.close()

    def _start(self) -> None:
        if self._forks:
            try:
                self._host.start()
            except WorkerProblem:
                self._forks = False  # the code runs in this process

    def _connect(self, seconds: float) -> Transport:
        self._starting.join()
        return self._host.connect(seconds) if self._forks else InProcess(seconds)

    def check(self, exercise: str | None) -> SubmissionResult:
        """Run the checks once. Raises IntakeProblem."""
        found: list[SubmissionResult] = []
        self.keep_checking(exercise, found.append, lambda: False)
        return found[0]

    def keep_checking(
        self, exercise: str | None, on_result: Callable[[SubmissionResult], None], again: Callable[[], bool]
    ) -> None:
        """Run the checks as long as there is to be an `again`, which may wait for a save. Raises IntakeProblem.

        The checks are read once.
        """
        code = read_code(self.file, MAX_BYTES)
        problems: list[Exception | SystemExit] = []

        def submissions() -> Iterator[Submission]:
            nonlocal code
            while True:
                yield self._submission(code, run.catalogue)
                while True:
                    if problems or not again():
                        return
                    try:
                        code = read_code(self.file, MAX_BYTES)
                        break
                    except IntakeProblem as problem:
                        click.echo(f"{problem}", err=True)

        def tell(checked: Checked) -> None:
            try:
                on_result(self._result(code, checked, run.catalogue, exercise))
            # pytest would take it for one of its own. A reader that has gone away, such as `head`, ends the program.
            except (Exception, SystemExit) as problem:
                problems.append(problem)

        chosen = None if exercise is None else only(exercise)
        run = CheckRun(Settings(seconds=DESK_SECONDS), submissions(), tell, chosen)
        run_checks(self.checks, run)
        if problems:
            raise problems[0]

    def _submission(self, code: Code, catalogue: list[CheckInfo]) -> Submission:
        try:
            parts = surveyed(code.cells, catalogue, self._connect)
        except (Stopped, WorkerProblem):
            parts = {}
        return Submission(code.name, code.cells, self._connect, parts=parts)

    def show(self, result: SubmissionResult, *, as_json: bool) -> None:
        """Print the outcome."""
        if as_json:
            from autograder.reporting.results_json import to_results_json

            click.echo(to_results_json(result).decode())
        else:
            from rich.console import Console

            from autograder.reporting.terminal import print_check_report

            click.echo(f"Checking {self.file.name}")
            print_check_report(result, Console())

    def wait_for_save(self) -> None:
        """Return when the file has changed and the save is complete."""
        click.echo(f"\nWaiting for a save of {self.file.name}. Ctrl-C ends.")
        while (now := self._stamp()) in (self._seen, None):
            time.sleep(POLL_SECONDS)
        self._seen = now

    def _stamp(self) -> tuple[int, int] | None:
        try:
            status = self.file.stat()
        except FileNotFoundError:
            return None  # an editor that saves by renaming
        return status.st_mtime_ns, status.st_size

    def _open_question(self) -> list[str]:
        """The written question has no checks, so it is easily forgotten."""
        if UNANSWERED.search(self.file.read_text(encoding="utf-8", errors="replace")):
            return [f"The written question is still open: look for {NO_ANSWER}."]
        return []

    def _result(
        self, code: Code, checked: Checked, catalogue: list[CheckInfo], exercise: str | None
    ) -> SubmissionResult:
        names = list(dict.fromkeys(info.exercise for info in catalogue)) if exercise is None else [exercise]
        return SubmissionResult(
            student="",
            assignment=self.checks.stem.removeprefix("test_"),
            title=self.file.name,
            exercises=names,
            dataset="",
            tier="D",
            layers=[],
            versions={},
            checks=[result for result in checked.results if result.exercise in names],
            remarks=[*code.remarks, *checked.remarks, *self._open_question()],
            learning_curve=checked.curve,
        )


def _twin(preload: tuple[str, ...]) -> Twin | None:
    """A worker that shares what this process imports. On Linux only: elsewhere a fork after torch may not live.

    Raises Problem where something is missing.
    """
    if sys.platform != "linux":
        return None
    try:
        return fork_worker([name for name in preload if name != OPTIMISERS])
    except ImportError as error:
        raise Problem(
            f"These checks need something that is not installed here ({error}). "
            "Set up as the README in your folder says, in this environment."
        ) from error


def preload_for(checks: Path, file: Path) -> tuple[str, ...]:
    """What the worker imports before any student code: tensors reach it as tensors only where torch is there."""
    text = checks.read_text(encoding="utf-8")
    if not re.search(r"^(?:import|from) torch\b", text, re.MULTILINE):
        return ("numpy",)
    optimises = "optim." in text + file.read_text(encoding="utf-8", errors="replace")
    return ("numpy", "torch", "torch.nn", *([OPTIMISERS] if optimises else []))


def only(exercise: str):
    """A choice of checks: those of one exercise, and of the exercises that it needs."""

    def choose(catalogue: list[CheckInfo]) -> set[str]:
        known = list(dict.fromkeys(info.exercise for info in catalogue))
        if exercise not in known:
            raise IntakeProblem(f"There is no exercise {exercise!r}. The exercises are: {', '.join(known)}.")
        wanted = {exercise}
        while more := {name for info in catalogue if info.exercise in wanted for name in info.needs} - wanted:
            wanted |= more
        return {info.name for info in catalogue if info.exercise in wanted}

    return choose


def find_work(path: Path) -> tuple[Path, Path]:
    """The student's file and its public checks. Raises IntakeProblem."""
    path = path.resolve()
    if not path.exists():
        raise IntakeProblem(f"There is no {path.name}. Name the assignment's folder, or the notebook or module in it.")
    if path.is_file():
        if path.suffix not in SUFFIXES:
            raise IntakeProblem(f"{path.name} is neither a notebook (.ipynb) nor a module (.py).")
        checks = path.with_name(f"test_{path.stem}.py")
        if not checks.is_file():
            raise IntakeProblem(f"There is no {checks.name} beside {path.name}: those are the checks. Copy it there.")
        return path, checks
    all_checks = sorted(path.glob("test_*.py"))
    if len(all_checks) != 1:
        found = "no checks (test_….py)" if not all_checks else "checks of several assignments"
        raise IntakeProblem(f"There are {found} in {path}. Go to the folder of one assignment.")
    stem = all_checks[0].stem.removeprefix("test_")
    files = [file for suffix in SUFFIXES if (file := path / f"{stem}{suffix}").is_file()]
    if not files:
        raise IntakeProblem(f"There is no {stem}.ipynb or {stem}.py in {path}.")
    return worked_on(files), all_checks[0]
