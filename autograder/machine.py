"""What this machine has to work with."""

from __future__ import annotations

import os


def core_count() -> int:
    """The cores that this process may use; where the system keeps no such list, those of the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
