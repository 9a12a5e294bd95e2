"""Where the judges of a pool run."""

from __future__ import annotations

import os
import time

import pytest

from autograder.grading.job import make_job
from autograder.grading.pool import judges
from autograder.machine import core_count, cores

pytestmark = pytest.mark.skipif(len(cores()) < 2, reason="needs two cores, and a system that can bind to them")


def where():
    time.sleep(0.3)  # so that each judge gets a turn
    return os.getpid(), sorted(os.sched_getaffinity(0))


def places(job, count):
    with judges(job, count) as pool:
        answers = [pool.submit(where) for _ in range(4 * count)]
        return dict(answer.result() for answer in answers)


def test_as_many_judges_as_cores_have_a_core_each(root, course):
    found = places(make_job(root, course, "a0_pixels"), core_count())
    assert sorted(found.values()) == [[core] for core in cores()]


def test_fewer_judges_may_use_all_cores(root, course):
    """Two commands with a judge each must not meet on the same core."""
    assert list(places(make_job(root, course, "a0_pixels"), 1).values()) == [cores()]
