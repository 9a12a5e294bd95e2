"""How much memory the container has, and how much of it is taken."""

from __future__ import annotations

import contextlib
import resource
from pathlib import Path

DEFAULT_MB = 768  # Gradescope's, unless its settings say otherwise
# What the judge still needs after the fork: the checks, the reference answers, the data, and what a running worker
# holds besides its own.
KEPT_FREE_MB = 150
NO_LIMIT_MB = 2**20
# The control groups' own words, version 2 and version 1; a container without a limit says "max" or a huge number.
LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def room() -> int:
    """The megabytes that one worker may take of the container's, before what is in use already comes off."""
    for path in LIMITS:
        with contextlib.suppress(OSError, ValueError):
            megabytes = int(Path(path).read_text()) // 2**20
            if megabytes < NO_LIMIT_MB:
                return megabytes - KEPT_FREE_MB
    return DEFAULT_MB - KEPT_FREE_MB


def resident() -> int:
    """The megabytes that this process occupies."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 2**20
