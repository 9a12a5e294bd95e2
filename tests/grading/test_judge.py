"""What a judge says of its isolation is of the worker that runs now."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from autograder.grading import pool
from autograder.grading.job import GradingProblem, make_job
from autograder.grading.judge import Judge, Ungraded
from autograder.intake.code import Code
from autograder.isolation.layers import namespaces
from autograder.isolation.protocol import Cell

WEAK = "import sys\nsys.modules['pyseccomp'] = None\nfrom autograder.isolation import worker\nworker.main()\n"


@pytest.fixture
def weak_workers(monkeypatch, tmp_path):
    """From now on workers start without a filter of system calls. Returns how to end that."""

    def begin():
        start = tmp_path / "weak.py"
        start.write_text(WEAK)
        whole = namespaces.command
        monkeypatch.setattr(namespaces, "command", lambda *arguments: [sys.executable, "-I", str(start)])
        return lambda: monkeypatch.setattr(namespaces, "command", whole)

    return begin


def kill_worker(judge):
    os.killpg(judge._host.process_id, signal.SIGKILL)


def test_a_weaker_worker_in_a_dead_ones_place_judges_nothing(root, course, weak_workers):
    """The first worker dies while a submission is graded. With one like it in its place, grading goes on."""
    with Judge(make_job(root, course, "a0_pixels")) as judge:
        code = Code("pixels.py", [Cell("pixels.py", judge.job.reference.read_text())])
        as_it_was = judge.grade("ada", code).checks
        moments = []

        def kill_once(results):
            if len(results) == 2 and not moments:
                moments.append(weak_workers())
                kill_worker(judge)

        for _ in range(2):  # not even the next one
            with pytest.raises(Ungraded, match=r"measures as tier D, not [AB] as before"):
                judge.grade("ada", code, on_result=kill_once)
        [end] = moments
        end()
        kill_worker(judge)
        again = judge.grade("ada", code)
        assert [(check.check, check.outcome) for check in again.checks] == [
            (check.check, check.outcome) for check in as_it_was
        ]
        assert again.tier in "AB"


def test_a_pool_gives_out_no_judge_below_its_tier(root, course, weak_workers, monkeypatch):
    weak_workers()
    with Judge(make_job(root, course, "a0_pixels")) as judge:
        monkeypatch.setattr(pool, "_judge", judge)
        assert pool.judge() is judge
        monkeypatch.setattr(pool, "_tier", "B")
        with pytest.raises(GradingProblem, match=r"tier D, and .* need tier B \(absent: .*no new processes"):
            pool.judge()
