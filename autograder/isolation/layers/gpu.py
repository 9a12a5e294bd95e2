"""What a worker must reach to use an NVIDIA GPU: its driver's device files, which are no way to other processes' files.

The names are those of the NVIDIA driver for Linux; a machine without one has none of them. The driver's library also
names its threads in /proc/self/task and listens on a Unix socket, or CUDA ends with error 304: `worker` and `seccomp`.
"""

from __future__ import annotations

import os
from pathlib import Path

SYSTEM = (Path("/sys/bus/pci/devices"), Path("/sys/devices"))
READABLE = (*SYSTEM, *map(Path, ("/proc/driver/nvidia", "/proc/devices", "/proc/modules", "/proc/sys/vm")))
OWN_THREADS = "/proc/self/task"  # opened by each child, as its own


def devices() -> list[Path]:
    """The device files that are here."""
    return sorted(path for path in Path("/dev").glob("nvidia*") if not path.is_dir())


def environment(wanted: bool) -> dict[str, str]:
    """What a process is told about GPUs: which of them, as whoever grades has chosen; none unless they are wanted."""
    if not wanted:
        return {"CUDA_VISIBLE_DEVICES": ""}
    told = {}
    if folders := driver_folders():
        told["LD_LIBRARY_PATH"] = ":".join(map(str, folders))
    if (chosen := os.environ.get("CUDA_VISIBLE_DEVICES")) is not None:
        told["CUDA_VISIBLE_DEVICES"] = chosen
    return told


def driver_folders() -> list[Path]:
    """Folders of the driver's library that only `LD_LIBRARY_PATH` names, as in many container images."""
    named = map(Path, filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(":")))
    return [folder.resolve() for folder in named if any(folder.glob("libcuda.so*"))]
