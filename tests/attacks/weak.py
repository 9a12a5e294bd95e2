"""The grader with one defence taken away, in which an attack must succeed, or it proves nothing when it fails.

Each attack names the defence that it is aimed at:

worker   the worker's children are not hardened: same user, no limits, nothing is swept, the judge's environment
process  the student's code runs in the judge's own process
wire     the judge takes what comes for an answer, whatever its form
page     the views show all that the student's code said in a hidden check, as it came
judge    the checks compare with `==` and `np.allclose`, and values are the student's own objects

It exists here alone: the grader has no switch for any of this.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from autograder.checking import plugin
from autograder.checking.run import Checked, CheckRun, run_checks
from autograder.checking.submission import Submission
from autograder.course import load_course
from autograder.grading.job import Job, make_job
from autograder.isolation import frames, host, session, values
from autograder.isolation.exercises import load_exercises
from autograder.isolation.host import WorkerHost
from autograder.isolation.layers import namespaces
from autograder.isolation.protocol import Cell
from autograder.isolation.session import InProcess, Session, Stopped
from autograder.reporting import feedback, grades_csv, render, results_json, summary, terminal
from autograder.result import CheckResult, Outcome, SubmissionResult

from . import evidence
from .attack import HERE, Attack, submission
from .planted import Planted, plant
from .strong import STUDENT, Report, write

PATIENCE = 20.0  # seconds for one attack; every one of them is bounded to less
LONG = 60.0  # a limit that no attack reaches


def fight(attacks: list[Attack]) -> Iterator[Report]:
    for attack in attacks:
        start = time.monotonic()
        with plant() as planted:
            report = _fight(attack, planted)
        report.seconds = time.monotonic() - start
        yield report


def _fight(attack: Attack, planted: Planted) -> Report:
    report = Report(attack.id)
    before = evidence.of_this_run(planted.token)
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        _be_judge(attack, planted, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = _read(pipe.fileno(), time.monotonic() + PATIENCE)
        if answer is None:
            os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    if not answer:
        report.traces.append("the judge is dead" if answer is not None else "the judge hangs")
    else:
        checks = msgspec.json.decode(answer, type=SubmissionResult).checks
        report.outcome = evidence.attacked(attack, checks).value
        report.traces += evidence.in_results(attack, checks)
    report.traces += evidence.in_outputs(planted, STUDENT)
    if attack.trace:
        report.traces = [trace for trace in report.traces if attack.trace in trace]
    elif attack.without == "page":  # there every check shows its time, whoever attacks
        report.traces = [trace for trace in report.traces if not trace.startswith(evidence.TIME)]
    report.traces += evidence.in_processes(planted, before)
    report.traces += evidence.in_files(planted, [])
    return report


def _read(descriptor: int, deadline: float) -> bytes | None:
    """All that comes until the other end is closed; None if that takes too long."""
    import select

    data = b""
    while True:
        if not select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return None
        piece = os.read(descriptor, 65536)
        if not piece:
            return data
        data += piece


def _be_judge(attack: Attack, planted: Planted, writing: int) -> None:
    """A judge for one attack, in a process of its own. Never returns."""
    try:
        os.environ["ATTACK"] = planted.token  # so that whatever is left behind can be found, and ended
        (planted.folder / "tmp").mkdir()
        os.environ["TMPDIR"] = str(planted.folder / "tmp")  # where a worker that is killed leaves its own folder
        log = os.open(planted.out / "log.txt", os.O_WRONLY | os.O_CREAT, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        job = make_job(planted.root, load_course(planted.root), "lab")
        with contextlib.ExitStack() as stack:
            result = SWITCHES[attack.without](attack, planted, job, stack)
            write(result, planted)
            os.write(writing, msgspec.json.encode(result))
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _check(job: Job, submission: Submission, checks: Path | None = None) -> SubmissionResult:
    done: list[Checked] = []
    settings = replace(job.settings, seconds=LONG)
    run_checks(checks or job.checks, CheckRun(settings, [submission], done.append))
    [checked] = done
    if checked.broken:
        raise RuntimeError(str(checked.broken))
    return SubmissionResult(
        STUDENT, "lab", "Attacked", ["shifted", "total"], "none", "D", [], {}, checked.results, checked.remarks
    )


def _cells(attack: Attack, planted: Planted, **more: Any) -> list[Cell]:
    return [Cell("lab.py", submission(attack, {**planted.known, **more}))]


def _without_worker(attack: Attack, planted: Planted, job: Job, stack: contextlib.ExitStack) -> SubmissionResult:
    namespaces.command = lambda *arguments: [sys.executable, str(HERE / "weak_worker.py")]
    host.ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
    started = stack.enter_context(WorkerHost(replace(job.needs, printed_kb=10**6)))
    more = {}
    if attack.beside == "sibling":
        transport, more["sibling"] = started.fork(LONG)
        sibling = Session(transport)
        sibling.load(
            [Cell("sibling.py", f"SECRET = {planted.canaries['sibling']!r}\ndef ask(): return SECRET")], ["ask"], 1
        )
    result = _check(job, Submission(STUDENT, _cells(attack, planted, **more), started.connect))
    if attack.beside == "sibling":
        with contextlib.suppress(Stopped):
            assert sibling.call("ask")
            return result
        (planted.out / "alice" / "results.json").write_text("disturbed")
    return result


def _without_process(attack: Attack, planted: Planted, job: Job, stack: contextlib.ExitStack) -> SubmissionResult:
    (planted.folder / "desk").mkdir()
    os.chdir(planted.folder / "desk")
    return _check(job, Submission(STUDENT, _cells(attack, planted), InProcess))


def _without_wire(attack: Attack, planted: Planted, job: Job, stack: contextlib.ExitStack) -> SubmissionResult:
    from . import lenient

    frames.MAX_HEADER = frames.MAX_BODY = 2**30
    session.decode_reply = lenient.decode_reply
    session.Decoder = lenient.Decoder
    session.secrets.compare_digest = lambda a, b: True
    started = stack.enter_context(WorkerHost(job.needs))
    return _check(job, Submission(STUDENT, _cells(attack, planted), started.connect))


def _without_page(attack: Attack, planted: Planted, job: Job, stack: contextlib.ExitStack) -> SubmissionResult:
    for view in (results_json, feedback, grades_csv, summary):
        view.shown = _all_that_the_student_said
    terminal.shown_checks = lambda checks: [_said(check) for check in checks]
    terminal.clean = lambda text, limit: text
    render._environment().autoescape = False
    values.TYPE_NAME = re.compile(".*")
    plugin._unheard = lambda finding: finding
    started = stack.enter_context(WorkerHost(job.needs))
    return _check(job, Submission(STUDENT, _cells(attack, planted), started.connect))


def _all_that_the_student_said(result: SubmissionResult) -> SubmissionResult:
    return msgspec.structs.replace(result, checks=[_said(check) for check in result.checks])


def _said(check: CheckResult) -> CheckResult:
    """Without what the check itself says about its input: only what the student's code brought there is a success."""
    if check.finding is None:
        return check
    return msgspec.structs.replace(check, finding=msgspec.structs.replace(check.finding, on="", expected=""))


def _without_judge(attack: Attack, planted: Planted, job: Job, stack: contextlib.ExitStack) -> SubmissionResult:
    naive = planted.root / "solutions" / "lab" / "test_naive.py"
    return _check(job, Naive(STUDENT, _cells(attack, planted), InProcess), naive)


SWITCHES: dict[str, Callable[[Attack, Planted, Job, contextlib.ExitStack], SubmissionResult]] = {
    "worker": _without_worker,
    "process": _without_process,
    "wire": _without_wire,
    "page": _without_page,
    "judge": _without_judge,
}


@dataclass(frozen=True)
class Naive(Submission):
    """The student's functions themselves, without a wire in between."""

    def open(self, exercises: list[str], seed: int, seconds: float) -> Any:
        return Direct(load_exercises(self.cells, exercises).namespace)


class Direct:
    printed, remarks, seconds = "", (), 0.0

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace

    def call(self, name: str, *arguments: Any, **keywords: Any) -> Any:
        try:
            return self._namespace[name](*arguments, **keywords)
        except Exception as error:
            raise Stopped(Outcome.error, str(error)) from None

    def close(self) -> None:
        """Nothing to end."""
