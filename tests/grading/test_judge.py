"""What a judge says of its isolation is of the worker that runs now."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from autograder.grading import pool
from autograder.grading.job import GradingProblem, make_job
from autograder.grading.judge import Judge
from autograder.intake.code import Code
from autograder.isolation.layers import namespaces
from autograder.isolation.protocol import Cell

WEAK = "import sys\nsys.modules['pyseccomp'] = None\nfrom autograder.isolation import worker\nworker.main()\n"


@pytest.fixture
def judge(root, course):
    with Judge(make_job(root, course, "a0_pixels")) as judge:
        yield judge


def test_a_worker_that_replaces_a_dead_one_is_measured_itself(judge, monkeypatch, tmp_path):
    """The first worker dies while a submission is graded; the next one comes without a filter of system calls."""
    start = tmp_path / "weak.py"
    start.write_text(WEAK)
    code = Code("pixels.py", [Cell("pixels.py", judge.job.reference.read_text())])
    as_it_was = judge.grade("ada", code)
    assert as_it_was.tier in "AB", as_it_was.layers
    environment = judge.environment

    def kill_once(results):
        monkeypatch.setattr(namespaces, "command", lambda *arguments: [sys.executable, "-I", str(start)])
        if judge.isolation.tier != "D" and len(results) == 2:
            os.killpg(judge._host.process_id, signal.SIGKILL)

    result = judge.grade("ada", code, on_result=kill_once)
    assert [(check.check, check.outcome) for check in result.checks] == [
        (check.check, check.outcome) for check in as_it_was.checks
    ]
    assert result.tier == "D"
    assert judge.environment != environment
    monkeypatch.setattr(pool, "_judge", judge)
    monkeypatch.setattr(pool, "_tier", "B")
    with pytest.raises(GradingProblem, match=r"tier D, and hidden checks need tier B \(absent: .*no new processes"):
        pool.judge()
