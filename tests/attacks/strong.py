"""The grader as it is: one judge takes all attacks, and after each one the reference, and writes what students get."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from autograder.course import load_course
from autograder.grading.grade import write_result
from autograder.grading.job import make_job
from autograder.grading.judge import Judge, Ungraded
from autograder.intake.code import Code
from autograder.isolation.protocol import Cell
from autograder.isolation.session import Session
from autograder.reporting.grades_csv import to_grades_csv
from autograder.reporting.summary import to_class_summary
from autograder.reporting.terminal import print_check_report
from autograder.result import Outcome, SubmissionResult

from . import evidence
from .attack import Attack, submission
from .planted import Planted, plant

STUDENT = "attacker"


@dataclass
class Report:
    """What came of one attack."""

    attack: str
    outcome: str = ""
    traces: list[str] = field(default_factory=list)
    seconds: float = 0.0
    expected: str = ""  # why this machine can't refuse it


def fight(attacks: list[Attack]) -> Iterator[tuple[str, list[str]] | Report]:
    """First the measured tier with its active layers, then a report for each attack."""
    with plant() as planted:
        job = make_job(planted.root, load_course(planted.root), "lab")
        with Judge(job) as judge:
            active = [layer.name for layer in judge.isolation.layers if layer.active]
            yield judge.isolation.tier, active
            code = code_of((planted.root / "solutions" / "lab" / "lab.py").read_text())
            best = judge.grade("reference", code)
            assert best.score == best.max_score, "the reference must pass before anything is attacked"
            for attack in attacks:
                start = time.monotonic()
                report = _fight(judge, planted, attack, code)
                report.seconds = time.monotonic() - start
                if attack.layers and not set(attack.layers) & set(active):
                    report.expected = f"needs {' or '.join(attack.layers)}"
                yield report


def _fight(judge: Judge, planted: Planted, attack: Attack, reference: Code) -> Report:
    report = Report(attack.id)
    with contextlib.ExitStack() as stack:
        known = dict(planted.known)
        if attack.beside == "sibling":
            known["sibling"], alive = _sibling(judge, planted, stack)
        before = evidence.of_this_run(planted.token)
        try:
            result = judge.grade(STUDENT, code_of(submission(attack, known)), forgiving=True)
        except Ungraded as problem:
            report.traces.append(f"the submission could not be graded: {problem}")
        else:
            report.outcome = evidence.attacked(attack, result.checks).value
            report.traces += evidence.in_results(attack, result.checks)
            write(result, planted)
            report.traces += evidence.in_outputs(planted, STUDENT)
        report.traces += evidence.in_processes(planted, before)
        if attack.beside == "sibling" and not alive():
            report.traces.append("a check that ran at the same time was disturbed")
    report.traces += evidence.in_files(planted, worker_folders(judge))
    again = judge.grade("reference", reference)
    if again.score != again.max_score:
        report.traces.append("the reference lost points")
    return report


def write(result: SubmissionResult, planted: Planted) -> None:
    """All views of a result: the student's two files, the table, the class summary, and the words in a terminal."""
    write_result(result, planted.out / result.student)
    (planted.out / "grades.csv").write_text(to_grades_csv([result]))
    words = io.StringIO()
    print_check_report(result, Console(file=words, width=200))
    (planted.out / "terminal.txt").write_text(words.getvalue() + to_class_summary([result], planted.out))


def _sibling(judge: Judge, planted: Planted, stack: contextlib.ExitStack):
    """Another check of another student, in work: its process id as the worker sees it, and whether it is well."""
    transport, pid = judge._host.fork(60)
    session = Session(transport)
    stack.callback(session.close)
    code = f"SECRET = {planted.canaries['sibling']!r}\ndef ask(): return SECRET"
    session.load([Cell("sibling.py", code)], ["ask"], seed=1)
    return pid, lambda: session.call("ask") == planted.canaries["sibling"]


def worker_folders(judge: Judge) -> list[Path]:
    """The warm worker's own folder, as it can be seen from outside its namespaces."""
    ready = judge._host.start()
    home = Path(ready.outside).parents[1]
    places = []
    for pid in evidence.of_this_run("-"):
        place = Path(f"/proc/{pid}/root{home}")
        with contextlib.suppress(OSError):
            if place.is_dir():
                places += [place, place / "outside", place.parent]
                break
    return places


def code_of(text: str) -> Code:
    return Code("lab.py", [Cell("lab.py", text)])


def lost(outcome: str) -> bool:
    return outcome != Outcome.passed.value
