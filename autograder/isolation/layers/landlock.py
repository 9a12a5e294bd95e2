"""Landlock: from here on this process reads and writes only below the named paths.

System calls and constants: linux/landlock.h and https://docs.kernel.org/userspace-api/landlock.html. The numbers of the
three calls are the same on every architecture.
"""

from __future__ import annotations

import ctypes
import functools
import os
import stat
from collections.abc import Iterable

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


_syscall = ctypes.CDLL(None, use_errno=True).syscall


@functools.cache
def version() -> int:
    """The kernel's Landlock ABI, 0 where there is none."""
    return max(0, _syscall(CREATE_RULESET, None, 0, CREATE_RULESET_VERSION))


def rules(readable: Iterable[str], writable: Iterable[str]) -> list[PathBeneath]:
    """Reading below `readable` and everything below `writable`. What is not there needs no permission."""
    found = [_rule(path, READ | EXECUTE) for path in readable] + [_rule(path, _all_rights()) for path in writable]
    return [rule for rule in found if rule is not None]


def ruleset(rules: Iterable[PathBeneath]) -> int:
    """A descriptor of rules that hold for nobody yet. Raises OSError."""
    abi = version()
    attributes = RulesetAttributes(_all_rights(), 3 if abi >= NETWORK_SINCE else 0, 3 if abi >= SCOPES_SINCE else 0)
    size = 8 * (3 if abi >= SCOPES_SINCE else 2 if abi >= NETWORK_SINCE else 1)
    descriptor = _checked(_syscall(CREATE_RULESET, ctypes.byref(attributes), size, 0))
    for rule in rules:
        _checked(_syscall(ADD_RULE, descriptor, RULE_PATH_BENEATH, ctypes.byref(rule), 0))
    return descriptor


def allow(ruleset: int, path: str, *, writing: bool = False) -> None:
    """Reading below one more path, or everything. Raises OSError."""
    rule = _rule(path, _all_rights() if writing else READ | EXECUTE)
    if rule is not None:
        _checked(_syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, ctypes.byref(rule), 0))
        os.close(rule.parent)


def restrict(ruleset: int) -> None:
    """From here on this process may do what the rules allow, and nothing else. Needs no_new_privs.

    Also shuts TCP, abstract Unix sockets and signals to processes outside where the kernel can. Raises OSError.
    """
    _checked(_syscall(RESTRICT_SELF, ruleset, 0))


def _rule(path: str, rights: int) -> PathBeneath | None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return None
    if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
        rights &= FILE_RIGHTS
    return PathBeneath(rights & _all_rights(), descriptor)


@functools.cache
def _all_rights() -> int:
    return (1 << FILE_RIGHTS_KNOWN[min(version(), len(FILE_RIGHTS_KNOWN)) - 1]) - 1


def _checked(value: int) -> int:
    if value < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return value
