"""What a process can do to itself: another user id, limits, no new privileges, no core, no tracing."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

# linux/prctl.h
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38

_prctl = getattr(ctypes.CDLL(None, use_errno=True), "prctl", None)
_fork = ctypes.PyDLL(None, use_errno=True).fork  # runs without letting another thread of Python go on


@dataclass(frozen=True)
class Allowance:
    """What one worker may use."""

    cpu_seconds: int
    memory_bytes: int
    gpu: bool = False
    file_bytes: int = 16 * 2**20
    open_files: int = 64
    processes: int | None = 64  # threads count too


# A resource and its soft and hard limit, as `resource.setrlimit` takes them.
Limit = tuple[int, tuple[int, int]]


def limits(allowance: Allowance) -> list[Limit]:
    """Those that this system has."""
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_CPU": allowance.cpu_seconds,
        # A GPU's driver reserves far more addresses than there is memory; what is written to is counted all the same.
        "RLIMIT_DATA" if allowance.gpu else "RLIMIT_AS": allowance.memory_bytes,
        "RLIMIT_FSIZE": allowance.file_bytes,
        "RLIMIT_NOFILE": allowance.open_files * (8 if allowance.gpu else 1),
        "RLIMIT_NPROC": allowance.processes,
        "RLIMIT_MSGQUEUE": 0,
    }
    return [
        (getattr(resource, name), (value, value))
        for name, value in wanted.items()
        if value is not None and hasattr(resource, name)
    ]


def limit(limits: list[Limit]) -> None:
    """Set the resource limits of this process, which its children inherit."""
    for kind, values in limits:
        try:
            resource.setrlimit(kind, values)
        except ValueError:
            if sys.platform == "linux":
                raise
            # macOS refuses any limit of the address space; what holds is measured, and told as the tier.


def become(uid: int) -> None:
    """Give up root for a user and group of that number, for good. Raises OSError."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def fork() -> int:
    """As `os.fork`, for a process with a single thread and for a child that seeds its random numbers. Raises OSError.

    `os.fork` also lets the modules threading, logging and random put themselves in order in the child, which costs as
    much as the fork. It is good for what other threads have left behind, and for random numbers that differ.
    """
    child = _fork()
    if child < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return child


def reset_signals() -> None:
    """What a person presses at the terminal ends this process and its children, as if they were no Python."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def close_standard() -> None:
    """Standard input, output and errors lead nowhere from here on."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)


def forbid_new_privileges() -> None:
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def hide_memory() -> None:
    """No core file, no tracing, no reading of this process's memory by others of the same user."""
    prctl(PR_SET_DUMPABLE, 0)


def go_first() -> None:
    """Where memory runs out, the kernel ends this process or its children before any other, the judge above all."""
    try:
        file = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
        try:
            os.write(file, b"1000")
        finally:
            os.close(file)
    except OSError:
        pass  # not Linux


def end_with_parent() -> None:
    """When the parent dies, however it does, this process is killed."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt_orphans() -> None:
    """Children of dead children become this process's own, so that none is lost sight of."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)


def prctl(option: int, *values: object) -> None:
    """The system call of that name, which only Linux has. Raises OSError."""
    if _prctl is not None and _prctl(option, *values, *[0] * (4 - len(values))) != 0:
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
