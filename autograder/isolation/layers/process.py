"""What a process can do to itself: another user id, limits, no new privileges, no core, no tracing."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

# linux/prctl.h
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Allowance:
    """What one worker may use."""

    cpu_seconds: int
    memory_bytes: int
    gpu: bool = False
    file_bytes: int = 16 * 2**20
    open_files: int = 64
    processes: int | None = 64  # threads count too


def limit(allowance: Allowance) -> None:
    """Set the resource limits of this process, which its children inherit."""
    for name, value in (
        ("RLIMIT_CORE", 0),
        ("RLIMIT_CPU", allowance.cpu_seconds),
        # A GPU's driver reserves far more addresses than there is memory; what is written to is counted all the same.
        ("RLIMIT_DATA" if allowance.gpu else "RLIMIT_AS", allowance.memory_bytes),
        ("RLIMIT_FSIZE", allowance.file_bytes),
        ("RLIMIT_NOFILE", allowance.open_files * (8 if allowance.gpu else 1)),
        ("RLIMIT_NPROC", allowance.processes),
        ("RLIMIT_MSGQUEUE", 0),
    ):
        if value is not None and (kind := getattr(resource, name, None)) is not None:
            try:
                resource.setrlimit(kind, (value, value))
            except ValueError:
                if sys.platform == "linux":
                    raise
                # macOS refuses any limit of the address space; what holds is measured, and told as the tier.


def become(uid: int) -> None:
    """Give up root for a user and group of that number, for good. Raises OSError."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def forbid_new_privileges() -> None:
    _prctl(PR_SET_NO_NEW_PRIVS, 1)


def hide_memory() -> None:
    """No core file, no tracing, no reading of this process's memory by others of the same user."""
    _prctl(PR_SET_DUMPABLE, 0)


def go_first() -> None:
    """Where memory runs out, the kernel ends this process before any other, the judge above all."""
    with contextlib.suppress(OSError):  # not Linux
        file = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
        try:
            os.write(file, b"1000")
        finally:
            os.close(file)


def end_with_parent() -> None:
    """When the parent dies, however it does, this process is killed."""
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt_orphans() -> None:
    """Children of dead children become this process's own, so that none is lost sight of."""
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


def _prctl(option: int, value: int) -> None:
    if not hasattr(_libc, "prctl"):
        return  # not Linux
    if _libc.prctl(option, value, 0, 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def address_space() -> int:
    """The bytes of address space that this process occupies; 0 where that can't be read."""
    return _pages()[0] * resource.getpagesize()


def data() -> int:
    """The part of it that is data of this process alone, and so counts against a limit of memory."""
    return _pages()[5] * resource.getpagesize()


def mapped() -> int:
    """The rest: program files above all. A torch that was built for CUDA maps gigabytes of them."""
    return address_space() - data()


def _pages() -> list[int]:
    """The seven numbers of /proc/PID/statm, see proc_pid_statm(5): all, ..., data and stack, dirty."""
    try:
        return [int(pages) for pages in Path("/proc/self/statm").read_text().split()]
    except OSError:
        return [0] * 7
