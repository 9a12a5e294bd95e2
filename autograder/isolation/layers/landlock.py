"""Landlock: from here on this process reads and writes only below the named paths.

System calls and constants: linux/landlock.h and https://docs.kernel.org/userspace-api/landlock.html. The numbers of the
three calls are the same on every architecture.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
CREATE_RULESET_VERSION = 1
RULE_PATH_BENEATH = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
TRUNCATE, IOCTL_DEVICE = 1 << 14, 1 << 15
READ = READ_FILE | READ_DIR
FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE
# How many file rights, network rights and scopes each ABI version knows, version 1 first.
FILE_RIGHTS_KNOWN = (13, 14, 15, 15, 16)
NETWORK_SINCE, SCOPES_SINCE = 4, 6


class RulesetAttributes(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


_libc = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """The kernel's Landlock ABI, 0 where there is none."""
    return max(0, _libc.syscall(CREATE_RULESET, None, 0, CREATE_RULESET_VERSION))


@dataclass(frozen=True)
class Place:
    """Something in the file system, opened once for all the processes that may use it."""

    descriptor: int
    is_folder: bool


def opened(paths: Iterable[Path]) -> list[Place]:
    """Those that there are: what is not there needs no permission."""
    found = []
    for path in paths:
        with contextlib.suppress(OSError):
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
            found.append(Place(descriptor, stat.S_ISDIR(os.fstat(descriptor).st_mode)))
    return found


def restrict(readable: Iterable[Place], writable: Iterable[Place]) -> None:
    """Allow reading below `readable`, everything below `writable`, and nothing else. Needs no_new_privs.

    Also shuts TCP, abstract Unix sockets and signals to processes outside where the kernel can. Raises OSError.
    """
    abi = version()
    if abi == 0:
        raise OSError("this kernel has no Landlock")
    all_rights = (1 << FILE_RIGHTS_KNOWN[min(abi, len(FILE_RIGHTS_KNOWN)) - 1]) - 1
    attributes = RulesetAttributes(all_rights, 3 if abi >= NETWORK_SINCE else 0, 3 if abi >= SCOPES_SINCE else 0)
    size = 8 * (3 if abi >= SCOPES_SINCE else 2 if abi >= NETWORK_SINCE else 1)
    ruleset = _checked(_libc.syscall(CREATE_RULESET, ctypes.byref(attributes), size, 0))
    try:
        for rights, places in ((READ | EXECUTE, readable), (all_rights, writable)):
            for place in places:
                _allow(ruleset, place, rights & all_rights)
        _checked(_libc.syscall(RESTRICT_SELF, ruleset, 0))
    finally:
        os.close(ruleset)


def _allow(ruleset: int, place: Place, rights: int) -> None:
    rule = PathBeneath(rights if place.is_folder else rights & FILE_RIGHTS, place.descriptor)
    _checked(_libc.syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, ctypes.byref(rule), 0))


def _checked(value: int) -> int:
    if value < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return value
