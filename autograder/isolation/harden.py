"""The layers between a student's code and everything else, put around a child by itself before it serves.

A child shares its memory with the warm worker until one of the two writes to it, and Python writes to nearly all that
it uses. Copying those pages is most of what a child costs. So all that can be made before a fork is: once for all
children (`Prepared`) or for each (`Terms`), and in the child little more than the system calls is left.
"""

from __future__ import annotations

import fcntl
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.isolation.control import Fork, ForkKernel, Setup
from autograder.isolation.layers import gpu, landlock, process, seccomp

CONNECTION = 3  # the first descriptor of a child, after the standard ones, which lead nowhere
OUT_OF_THE_WAY = 64  # of the numbers that its descriptors get at last
KERNEL_OPEN_FILES, KERNEL_PROCESSES = 256, 128  # its threads and event loops need more of both than a check
ALWAYS_READABLE = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random", "/proc/cpuinfo", "/proc/meminfo")
ALWAYS_READABLE += ("/sys/devices/system/cpu",)
OWN_PROCESS = "/proc/self"  # in the worker it would be the worker's
MOST_DESCRIPTORS = 4096


@dataclass(frozen=True)
class Prepared:
    """What is made once for all children; None for a layer that this machine does not have, as the self-test shows."""

    setup: Setup
    rules: list[landlock.PathBeneath] | None
    filters: seccomp.Filters | None
    mapped: int  # bytes of address space that hold program files


@dataclass(frozen=True)
class Terms:
    """What is made for one child before it is forked."""

    folder: str  # its own, in which it may do anything
    descriptors: list[int]  # all that it keeps, as copies for it
    ruleset: int | None
    limits: list[process.Limit]
    filter: seccomp.Filter | None


def prepare(setup: Setup) -> Prepared:
    """In the worker, which must have imported all that it is going to. What it does to itself, its children inherit."""
    process.reset_signals()
    process.go_first()
    process.forbid_new_privileges()
    try:
        filters = seccomp.build(gpu=setup.gpu)
    except (ImportError, OSError, RuntimeError):
        filters = None
    rules = None
    if sys.platform == "linux" and landlock.version():
        readable = [*setup.readable, *ALWAYS_READABLE, *(map(str, gpu.READABLE) if setup.gpu else ())]
        writable = [os.devnull, *(map(str, gpu.devices()) if setup.gpu else ())]
        rules = landlock.rules(readable, writable)
    return Prepared(setup, rules, filters, 0 if setup.gpu else process.mapped())


def terms(order: Fork | ForkKernel, descriptors: Sequence[int], folder: str, prepared: Prepared) -> Terms:
    """In the worker, before the fork; what it writes to its own environment is meant for the child. Raises OSError."""
    os.environ["TMPDIR"] = os.environ["HOME"] = os.environ["MPLCONFIGDIR"] = tempfile.tempdir = folder
    ruleset = None
    if prepared.rules is not None:
        ruleset = landlock.ruleset(prepared.rules)
        landlock.allow(ruleset, folder, writing=True)
    chosen = None
    if prepared.filters is not None:
        chosen = prepared.filters.checking if isinstance(order, Fork) else prepared.filters.serving
    copies = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, OUT_OF_THE_WAY) for descriptor in descriptors]
    return Terms(folder, copies, ruleset, process.limits(_allowance(order, prepared)), chosen)


def close(terms: Terms) -> None:
    """In the worker, after the fork."""
    for descriptor in terms.descriptors if terms.ruleset is None else (*terms.descriptors, terms.ruleset):
        os.close(descriptor)


def harden(terms: Terms, setup: Setup) -> None:
    """In the child. Raises OSError."""
    os.setsid()
    if terms.ruleset is not None:
        landlock.allow(terms.ruleset, OWN_PROCESS)
        if setup.gpu:
            landlock.allow(terms.ruleset, gpu.OWN_THREADS, writing=True)
        landlock.restrict(terms.ruleset)
    _keep_only(terms.descriptors)
    os.chdir(terms.folder)
    process.limit(terms.limits)
    if setup.uid is not None:
        process.become(setup.uid)
    for name in setup.folders:
        if not os.access(os.environ[name], os.R_OK | os.X_OK):
            del os.environ[name]  # to the new user it is as good as not there
    process.end_with_parent()  # after the change of user, which would undo it
    process.hide_memory()
    if terms.filter is not None:
        seccomp.load(terms.filter)


def _keep_only(descriptors: Sequence[int]) -> None:
    """Number them from CONNECTION on."""
    for place, descriptor in enumerate(descriptors, CONNECTION):
        os.dup2(descriptor, place)
    os.closerange(CONNECTION + len(descriptors), MOST_DESCRIPTORS)


def _allowance(order: Fork | ForkKernel, prepared: Prepared) -> process.Allowance:
    setup = prepared.setup
    if isinstance(order, Fork):
        return process.Allowance(order.cpu_seconds, setup.memory_bytes + prepared.mapped, setup.gpu)
    return process.Allowance(
        order.cpu_seconds,
        process.address_space() + order.memory_bytes,
        setup.gpu,
        order.file_bytes,
        KERNEL_OPEN_FILES,
        # Threads are counted by user: one that is shared with the rest of a desktop may be far beyond any limit.
        KERNEL_PROCESSES if setup.uid is not None else None,
    )
