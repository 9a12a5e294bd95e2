"""Large pages hold what was written before."""

import re
import sys
from pathlib import Path

import numpy as np
import pytest

from autograder.isolation import pages

WRITTEN = 64 * 2**20


def large_kilobytes() -> int:
    return int(re.search(r"AnonHugePages: +(\d+)", Path("/proc/self/smaps_rollup").read_text())[1])


@pytest.mark.skipif(sys.platform != "linux", reason="large pages are gathered on Linux only")
def test_what_was_written_lies_in_large_pages_afterwards():
    numbers = np.arange(WRITTEN // 8)
    before = large_kilobytes()
    gathered = pages.gather()
    if gathered == 0:
        pytest.skip("this kernel gathers no pages")
    assert large_kilobytes() > before or before >= WRITTEN // 1024
    assert np.array_equal(numbers, np.arange(WRITTEN // 8))
