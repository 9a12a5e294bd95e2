"""A warm worker that is forked from this process instead of started by exec: both share the memory of what is imported.

For a container with little memory and no namespaces. The order is the safeguard: this process must have a plain
environment and must not have read a secret yet. What it learns after the fork stays out of the worker.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterable

from autograder.isolation import worker
from autograder.isolation.warm import warm_up

POLL_SECONDS = 0.02


class Twin:
    """The forked worker, with as much of `subprocess.Popen` as a host needs."""

    def __init__(self, pid: int, control: socket.socket) -> None:
        self.pid = pid
        self.control = control
        self.stderr = None
        self._status: int | None = None

    def poll(self) -> int | None:
        if self._status is None:
            with contextlib.suppress(ChildProcessError):
                done, status = os.waitpid(self.pid, os.WNOHANG)
                if done:
                    self._status = os.waitstatus_to_exitcode(status)
        return self._status

    def wait(self, timeout: float | None = None) -> int:
        """Raises subprocess.TimeoutExpired."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while (status := self.poll()) is None:
            if deadline is not None and time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("worker", timeout or 0.0)
            time.sleep(POLL_SECONDS)
        return status

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def communicate(self) -> tuple[None, bytes]:
        self.wait()
        return None, b""


def fork_worker(preload: Iterable[str]) -> Twin:
    """Import what students need, then fork. Both processes go on with it; call this before anything secret is read."""
    warm_up(preload)
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            ours.close()
            os.setsid()  # a group of its own, which the host can end
            os.chdir("/")
            os.dup2(theirs.fileno(), worker.CONTROL)
            theirs.close()
            worker.main(alone=False)
            status = 0
        finally:
            os._exit(status)
    theirs.close()
    return Twin(pid, ours)
