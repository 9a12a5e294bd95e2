"""Measure, inside a real worker, which layers hold on this machine. Nothing here believes a configuration.

Tiers: A everything, with namespaces; B another user, Landlock and seccomp without namespaces; C as B without Landlock;
D no secrecy.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.isolation.host import WorkerHost, WorkerProblem
from autograder.isolation.protocol import Cell
from autograder.isolation.session import Session, Stopped
from autograder.result import Layer, Outcome

PROBES = Path(__file__).with_name("probes.py")
SECONDS = 10.0
TRIES = 3


@dataclass(frozen=True)
class Isolation:
    """What was measured."""

    tier: str
    layers: list[Layer]

    def holds(self, name: str) -> bool:
        return any(layer.name == name and layer.active for layer in self.layers)


def measure(host: WorkerHost) -> Isolation:
    """Try in a worker what no submission may do. Takes about half a second. Raises WorkerProblem."""
    for _ in range(TRIES):
        losses = host.losses
        isolation = _measure(host)
        if host.losses == losses:
            return isolation
    raise WorkerProblem(f"the warm worker died {TRIES} times while it was measured")


def _measure(host: WorkerHost) -> Isolation:
    ready = host.start()
    with tempfile.TemporaryDirectory(prefix="canary-") as folder:
        # Only the mode of the file protects it: the folder is open.
        Path(folder).chmod(0o755)
        secret = Path(folder) / "secret.txt"
        secret.write_text("canary")
        secret.chmod(0o600)
        beside = str(Path(ready.outside).with_name("planted.txt"))
        sibling, sibling_pid = host.fork(SECONDS)
        try:
            layers = [
                _refused(host, "secrets", "read", secret, what="a file that only the judge may read"),
                _other_user(host),
                _memory_limit(host),
                _namespaces(host),
                _refused(host, "files", "read", ready.outside, what="an open file outside the scratch folder"),
                _refused(host, "no writing outside", "write", beside, what="a new file in an open folder outside"),
                _refused(host, "no network", "connect", what="a socket"),
                _refused(host, "no new processes", "fork", what="a fork"),
                _refused(host, "no other programs", "execute", what="starting a program"),
                _refused(host, "signals", "send_signal", sibling_pid, what="a signal to another worker"),
                _refused(host, "memory of others", "read_memory", sibling_pid, what="reading another worker's memory"),
            ]  # fmt: skip
        finally:
            sibling.close()
    return Isolation(_tier(layers), layers)


def can_import(host: WorkerHost) -> bool:
    """Whether code in a worker can import what is not loaded already: no, where Python lies in a closed folder."""
    try:
        return bool(_ask(host, "import_more"))
    except Stopped:
        return False


def _tier(layers: list[Layer]) -> str:
    active = {layer.name for layer in layers if layer.active}
    needed = {
        "secrets",
        "memory limit",
        "no network",
        "no new processes",
        "no other programs",
        "signals",
        "memory of others",
    }
    if not needed <= active:
        return "D"
    if "namespaces" in active and "files" in active:
        return "A"
    if "another user" not in active:
        return "D"
    return "B" if {"files", "no writing outside"} <= active else "C"


def _ask(host: WorkerHost, probe: str, *arguments: Any) -> Any:
    session = Session(host.connect(SECONDS))
    try:
        session.load([Cell("self-test", PROBES.read_text())], [probe], seed=0)
        return session.call(probe, *arguments)
    finally:
        session.close()


def _refused(host: WorkerHost, layer: str, probe: str, *arguments: Any, what: str) -> Layer:
    """Active if the attempt raised. A worker that died of something else proves nothing."""
    try:
        _ask(host, probe, *(str(a) if isinstance(a, Path) else a for a in arguments))
    except Stopped as stopped:
        # Only the kind of error: paths and numbers would differ from one grading to the next.
        kind = stopped.problem.partition(":")[0] if stopped.outcome is Outcome.error else stopped.outcome.value
        return Layer(layer, stopped.outcome is Outcome.error, f"{what}: {kind}")
    return Layer(layer, False, f"{what}: it worked")


def _measured(layer: str, attempt: Callable[[], tuple[bool, str]]) -> Layer:
    try:
        active, reason = attempt()
    except Stopped as stopped:
        active, reason = False, f"could not be measured: {stopped.outcome.value}"
    return Layer(layer, active, reason)


def _other_user(host: WorkerHost) -> Layer:
    def attempt() -> tuple[bool, str]:
        uid = _ask(host, "user")
        apart = uid not in (0, os.getuid())
        return apart, "the worker runs as a user of its own" if apart else "the worker runs as the judge's own user"

    return _measured("another user", attempt)


def _namespaces(host: WorkerHost) -> Layer:
    """The kernel names each namespace by a number: the worker's must all differ from the judge's."""

    def attempt() -> tuple[bool, str]:
        shared = [name for name, number in _ask(host, "namespaces").items() if number == _own_namespace(name)]
        reason = (
            f"shared with the judge: {', '.join(shared)}; {host.namespaces}" if shared else "pid, net, mnt, ipc its own"
        )
        return not shared, reason

    return _measured("namespaces", attempt)


def _own_namespace(name: str) -> str:
    return str(Path(f"/proc/self/ns/{name}").readlink())


def _memory_limit(host: WorkerHost) -> Layer:
    """Asks for twice what is allowed; nothing of it is touched before the allocation fails."""
    megabytes = 2 * host.needs.memory_mb
    try:
        _ask(host, "use_memory", megabytes)
    except Stopped as stopped:
        return Layer("memory limit", stopped.outcome is Outcome.memory, f"{megabytes} MB: {stopped.outcome.value}")
    return Layer("memory limit", False, f"{megabytes} MB: it worked")
