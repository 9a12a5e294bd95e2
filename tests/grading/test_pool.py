"""Where judges run, and what it costs when one is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from autograder.grading.job import make_job
from autograder.grading.pool import Judges
from autograder.machine import core_count, cores

two_cores = pytest.mark.skipif(len(cores()) < 2, reason="needs two cores, and a system that can bind to them")


def where(number):
    time.sleep(0.3)  # so that each judge gets a turn
    return os.getpid(), sorted(os.sched_getaffinity(0))


def places(job, count):
    with Judges(job, count) as judges:
        return dict(task.result() for _, task in judges.each(where, range(4 * count)))


@two_cores
def test_as_many_judges_as_cores_have_a_core_each(root, course):
    found = places(make_job(root, course, "a0_pixels"), core_count())
    assert sorted(found.values()) == [[core] for core in cores()]


@two_cores
def test_fewer_judges_may_use_all_cores(root, course):
    """Two commands with a judge each must not meet on the same core."""
    assert list(places(make_job(root, course, "a0_pixels"), 1).values()) == [cores()]


def process_of_judge(number=0):
    time.sleep(0.3)
    return os.getpid()


@pytest.mark.parametrize("victim", [0, 1])
def test_a_judge_that_is_killed_as_the_last_task_ends_keeps_nobody_waiting(root, course, victim):
    """It may be any of them: the one that waits for a task, or the one that would be next to wait."""
    judges = Judges(make_job(root, course, "a0_pixels"), 2)
    processes = sorted({task.result() for _, task in judges.each(process_of_judge, range(8))})
    closing = threading.Thread(target=judges.close, daemon=True)
    os.kill(processes[victim], signal.SIGKILL)
    closing.start()
    closing.join(timeout=30)
    assert not closing.is_alive()
    assert not [pid for pid in processes if Path(f"/proc/{pid}").exists()]


def test_a_judge_that_is_killed_is_replaced_and_costs_only_what_it_had(root, course):
    with Judges(make_job(root, course, "a0_pixels"), 2) as judges:
        first, second = sorted({task.result() for _, task in judges.each(process_of_judge, range(8))})
        lost = [judges.submit(process_of_judge) for _ in range(2)]
        os.kill(first, signal.SIGKILL)
        outcomes = [task.exception() or task.result() for task in lost]
        assert second in outcomes
        assert [type(outcome) for outcome in outcomes if outcome != second] == [BrokenProcessPool]
        later = {task.result() for _, task in judges.each(process_of_judge, range(8))}
    assert second in later
    assert first not in later
    assert len(later) == 2
