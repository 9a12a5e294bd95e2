"""Large memory pages: they make a fork of a large process several times cheaper.

A fork copies one entry for each page that was written to. Gathering 512 ordinary pages in one large one leaves one
entry in the place of 512; a child that writes there still copies an ordinary page only. The call is MADV_COLLAPSE of
https://man7.org/linux/man-pages/man2/madvise.2.html (Linux 6.1); where it is not there, all stays as it was.
"""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path

MADV_COLLAPSE = 25  # asm-generic/mman-common.h
LARGE = 2 * 2**20
WORTH_IT = 32  # places; a process with numpy alone has a few
# Private memory that belongs to no file: address range, rights, and no name but the heap's.
MAPPING = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0 +(?:\[heap\])?$", re.MULTILINE)


def gather() -> int:
    """Gather what this process has written so far; how many large pages came of it. Small processes gain nothing."""
    if sys.platform != "linux":
        return 0
    madvise = ctypes.CDLL(None).madvise
    madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    places: list[int] = []
    for start, end in MAPPING.findall(Path("/proc/self/maps").read_text()):
        first = -(-int(start, 16) // LARGE) * LARGE
        places += range(first, int(end, 16) - LARGE + 1, LARGE)
    if len(places) < WORTH_IT:
        return 0
    # One at a time: a place that can't be gathered ends the call.
    return sum(madvise(place, LARGE, MADV_COLLAPSE) == 0 for place in places)
