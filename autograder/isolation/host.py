"""The judge's handle on its warm worker.

It starts the worker behind as many layers as this machine allows, and asks it for children.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from types import TracebackType

from autograder.isolation.control import (
    End,
    Ended,
    Fork,
    Forked,
    Ready,
    Setup,
    decode_answer,
    encode,
)
from autograder.isolation.frames import FrameClosed, FrameProblem, FrameTimeout, receive_frame, send_frame
from autograder.isolation.layers import gpu, namespaces
from autograder.isolation.session import OverSocket
from autograder.result import Outcome

START_SECONDS = 60.0
CONTROL_SECONDS = 20.0
FIRST_UID = 0x70000000  # far above the users of any machine; the judge's pid is added, so judges never share one
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "TMPDIR": "/tmp",
    "MPLCONFIGDIR": "/tmp",
    "MPLBACKEND": "Agg",
    "USER": "student",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    # One core for one submission: fair between students, and a fork of a process with threads would hang.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


class WorkerProblem(Exception):
    """The warm worker can't be started or does not answer."""


@dataclass(frozen=True)
class WorkerNeeds:
    """What the students' code of one assignment needs and may use."""

    preload: tuple[str, ...] = ("numpy",)
    memory_mb: int = 1024
    printed_kb: int = 256
    device: str = "cpu"  # "cuda": the children may use the GPUs of this machine


class WorkerHost:
    """Starts on first use, starts again if the warm worker died, and ends it on close."""

    def __init__(self, needs: WorkerNeeds) -> None:
        self.needs = needs
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self.ready: Ready | None = None
        self.namespaces = ""  # why there are none; empty where there are

    def __enter__(self) -> WorkerHost:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> Ready:
        """Start the warm worker unless it runs. Raises WorkerProblem."""
        if self.ready is not None and self._process is not None and self._process.poll() is None:
            return self.ready
        self.close()
        inner = [sys.executable, "-I", "-m", "autograder.isolation.worker"]
        gpus = gpu.devices() if self.needs.device == "cuda" else []
        wrapped = namespaces.command(inner, gpus) if sys.platform == "linux" else None
        self.namespaces = "bubblewrap is not installed" if wrapped is None else ""
        if wrapped is not None:
            try:
                return self._start(wrapped)
            except WorkerProblem as problem:
                self.namespaces = f"bubblewrap can't make them here ({problem})"
        return self._start(inner)

    def _start(self, command: list[str]) -> Ready:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                command,
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=ENVIRONMENT,
                cwd="/",
                start_new_session=True,  # a Ctrl-C at the terminal is for the judge
            )
        self._control = ours
        setup = Setup(
            preload=list(self.needs.preload),
            readable=[str(path) for path in namespaces.readable_paths()],
            uid=FIRST_UID + os.getpid() if os.geteuid() == 0 else None,
            memory_bytes=self.needs.memory_mb * 2**20,
            printed_bytes=self.needs.printed_kb * 1024,
            gpu=self.needs.device == "cuda",
        )
        try:
            answer = self._ask(setup, START_SECONDS)
        except WorkerProblem:
            self._process.kill()
            said = self._process.communicate()[1].decode(errors="replace").strip().split("\n")[-1]
            self.close()
            raise WorkerProblem(said or "it ended at once") from None
        assert isinstance(answer, Ready)
        self.ready = answer
        return answer

    @property
    def process_id(self) -> int:
        """Of the warm worker, or of the program around it; its process group is the same number."""
        assert self._process is not None
        return self._process.pid

    def connect(self, seconds: float) -> OverSocket:
        """A fresh hardened child that has `seconds` of wall-clock time. Raises WorkerProblem."""
        return self.fork(seconds)[0]

    def fork(self, seconds: float) -> tuple[OverSocket, int]:
        """As `connect`, with the child's process id as the worker sees it."""
        self.start()
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                # Processor time runs out a little later than the clock, so that the judge's verdict is always the same.
                answer = self._ask(Fork(int(seconds) + 5), CONTROL_SECONDS, theirs.fileno())
            except WorkerProblem:
                ours.close()
                raise
        assert isinstance(answer, Forked)
        return OverSocket(ours, seconds, lambda: self._end(answer.pid)), answer.pid

    def _end(self, pid: int) -> Outcome:
        try:
            answer = self._ask(End(pid), CONTROL_SECONDS)
        except WorkerProblem:
            self.close()
            return Outcome.crash
        assert isinstance(answer, Ended)
        if os.WIFSIGNALED(answer.status) and os.WTERMSIG(answer.status) == signal.SIGXCPU:
            return Outcome.timeout
        return Outcome.crash

    def _ask(self, order: Setup | Fork | End, seconds: float, descriptor: int | None = None):
        control = self._control
        if control is None:
            raise WorkerProblem("the warm worker is gone")
        deadline = time.monotonic() + seconds
        try:
            send_frame(control, encode(order), (), deadline)
            if descriptor is not None:
                socket.send_fds(control, [b"\0"], [descriptor])
            return decode_answer(receive_frame(control, deadline)[0])
        except (FrameClosed, FrameTimeout, FrameProblem, OSError) as error:
            raise WorkerProblem("the warm worker does not answer") from error

    def close(self) -> None:
        """End the warm worker and everything below it."""
        self.ready = None
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            try:
                self._process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
            if self._process.stderr is not None:
                self._process.stderr.close()
            self._process = None
