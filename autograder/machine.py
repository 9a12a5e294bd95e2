"""What this machine has to work with."""

from __future__ import annotations

import os


def core_count() -> int:
    """The cores that this process may use; where the system keeps no such list, those of the machine."""
    return len(cores()) or os.cpu_count() or 1


def cores() -> list[int]:
    """Their numbers; none where the system keeps no such list."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def stay_on(core: int) -> None:
    """From now on this thread, and all that it starts, runs on that core alone."""
    os.sched_setaffinity(0, {core})
