"""Large pages hold what was written before, and make a fork cheaper."""

import os
import resource
import sys

import numpy as np
import pytest

from autograder.isolation import pages

WRITTEN = 64 * 2**20


@pytest.mark.skipif(sys.platform != "linux", reason="large pages are gathered on Linux only")
def test_what_was_written_is_still_there_and_a_fork_copies_less():
    numbers = np.arange(WRITTEN // 8)

    def seconds_of_forks() -> float:
        before = resource.getrusage(resource.RUSAGE_SELF)
        for _ in range(20):
            if (pid := os.fork()) == 0:
                os._exit(0)
            os.waitpid(pid, 0)
        after = resource.getrusage(resource.RUSAGE_SELF)
        return after.ru_stime - before.ru_stime

    ordinary = seconds_of_forks()
    if (gathered := pages.gather()) < WRITTEN / pages.LARGE / 2:
        pytest.skip(f"this kernel gathered {gathered} pages only")
    assert seconds_of_forks() < ordinary
    assert np.array_equal(numbers, np.arange(WRITTEN // 8))
