"""Checks run on submissions whose process may die."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.checking.run import Checked, CheckRun, run_checks
from autograder.checking.settings import Settings
from autograder.checking.submission import Submission
from autograder.isolation.frames import FrameClosed
from autograder.isolation.protocol import Cell
from autograder.isolation.session import InProcess
from autograder.result import Outcome

CHECKS = """
import pytest


@pytest.mark.exercise("double")
@pytest.mark.points(2)
def test_double(student):
    assert student.double(2) == 4


@pytest.mark.exercise("double")
@pytest.mark.points(1)
def test_double_again(student):
    assert student.double(3) == 6
"""


class Dies(InProcess):
    """A process that is gone before it answers."""

    def exchange(self, header: bytes, body: list[memoryview]) -> tuple[bytes, memoryview]:
        raise FrameClosed


@pytest.mark.parametrize(
    ("deaths", "outcomes"),
    [
        ([], [Outcome.passed, Outcome.passed]),
        ([0], [Outcome.passed, Outcome.passed]),
        ([0, 2], [Outcome.passed, Outcome.passed]),
        ([0, 1], [Outcome.crash, Outcome.passed]),
        ([1, 2], [Outcome.passed, Outcome.crash]),
    ],
)
def test_a_crash_counts_when_it_comes_twice(tmp_path: Path, deaths: list[int], outcomes: list[Outcome]) -> None:
    checks = tmp_path / "test_double.py"
    checks.write_text(CHECKS)
    opened: list[float] = []

    def connect(seconds: float) -> InProcess:
        opened.append(seconds)
        return (Dies if len(opened) - 1 in deaths else InProcess)(seconds)

    found: list[Checked] = []
    submission = Submission("ada", [Cell("cell 1", "def double(x):\n    return 2 * x")], connect)
    run_checks(checks, CheckRun(Settings(), [submission], found.append))
    assert [result.outcome for result in found[0].results] == outcomes
    assert not found[0].broken


def test_the_first_loss_of_an_exercise_can_end_the_checking(tmp_path: Path) -> None:
    checks = tmp_path / "test_double.py"
    checks.write_text(CHECKS + CHECKS.replace("double", "triple"))
    cells = [Cell("cell 1", "def double(x):\n    return 2 * x\n\n\ndef triple(x):\n    return 3 * y")]
    counts = []
    for until, alone in (("", False), ("double", False), ("triple", False), ("triple", True)):
        found: list[Checked] = []
        submission = Submission("ada", cells, InProcess, until_lost=until, alone=alone)
        run_checks(checks, CheckRun(Settings(), [submission], found.append))
        counts.append(len(found[0].results))
    assert counts == [4, 4, 3, 1]
