"""What a worker must reach to use an NVIDIA GPU: its driver's device files, which are no way to other processes' files.

The names are those of the NVIDIA driver for Linux; a machine without one has none of them.
"""

from __future__ import annotations

from pathlib import Path

READABLE = (Path("/proc/driver/nvidia"), Path("/sys/bus/pci/devices"), Path("/sys/devices"))


def devices() -> list[Path]:
    """The device files that are here."""
    return sorted(path for path in Path("/dev").glob("nvidia*") if not path.is_dir())
