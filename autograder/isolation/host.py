"""The judge's handle on its warm worker.

It starts the worker behind as many layers as this machine allows, and asks it for children.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from autograder.isolation import scratch
from autograder.isolation.control import (
    End,
    Ended,
    Fork,
    Forked,
    ForkKernel,
    Order,
    Ready,
    Setup,
    Signal,
    decode_answer,
    encode,
)
from autograder.isolation.frames import FrameClosed, FrameProblem, FrameTimeout, receive_frame, send_frame
from autograder.isolation.layers import gpu, namespaces
from autograder.isolation.session import OverSocket
from autograder.result import Outcome

if TYPE_CHECKING:
    from autograder.isolation.twin import Twin

START_SECONDS = 120.0
CONTROL_SECONDS = 20.0
# Far above the users of any machine. The judge's pid is added, and a number that counts its hosts above the highest
# pid, so that the children of two hosts are never of the same user.
FIRST_UID, PIDS, HOSTS = 0x70000000, 2**22, 63
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
_hosts = itertools.count()


class WorkerProblem(Exception):
    """The warm worker can't be started or does not answer."""


@dataclass(frozen=True)
class WorkerNeeds:
    """What the students' code of one assignment needs and may use."""

    preload: tuple[str, ...] = ("numpy",)
    memory_mb: int = 1024
    printed_kb: int = 256
    device: str = "cpu"  # "cuda": the children may use the GPUs of this machine
    # Where root starts it, the children are of a user of their own. At a desk there is nobody to protect from them,
    # and that user could not import anything from an interpreter in a folder that is root's alone.
    own_user: bool = True
    # Folders that the children may read besides the interpreter's, each by the variable that tells them where it is.
    folders: tuple[tuple[str, Path], ...] = ()
    environment: tuple[tuple[str, str], ...] = ()  # set over the usual one


class WorkerHost:
    """Starts on first use, starts again if the warm worker died, and ends it on close."""

    def __init__(self, needs: WorkerNeeds, twin: Twin | None = None) -> None:
        """`twin` is a worker that runs already; after its death another one is started in the usual way."""
        self.needs = needs
        self._twin = twin
        self._process: subprocess.Popen[bytes] | Twin | None = None
        self._control: socket.socket | None = None
        self._talking = threading.Lock()  # one order and its answer at a time
        own_user = needs.own_user and os.geteuid() == 0
        self._uid = FIRST_UID + os.getpid() + PIDS * (next(_hosts) % HOSTS) if own_user else None
        self.ready: Ready | None = None
        self.losses = 0  # how often the warm worker was found dead or silent: what it did then proves nothing
        self.namespaces = ""  # why there are none; empty where there are
        self._home: Path | None = None  # its folder, where it lies among everybody's: a killed worker leaves it behind

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
        self.losses += self.ready is not None  # it died between two orders
        self.close()
        if self._twin is not None:
            self._process, self._control, self._twin = self._twin, self._twin.control, None
            self.namespaces = "the worker shares the judge's"
            return self._set_up()
        inner = [sys.executable, "-I", "-m", "autograder.isolation.worker"]
        gpus = gpu.devices() if self._gpu else []
        readable = [*map(Path, self._folders.values()), *self._driver]
        wrapped = namespaces.command(inner, gpus, readable) if sys.platform == "linux" else None
        self.namespaces = "bubblewrap is not installed" if wrapped is None else ""
        # Twice: one that was killed while it started is no reason to do without.
        for _ in range(2 if wrapped is not None else 0):
            try:
                ready = self._start(wrapped)
                self.namespaces = ""
                return ready
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
                env=ENVIRONMENT | gpu.environment(self._gpu) | dict(self.needs.environment) | self._folders,
                cwd="/",
                start_new_session=True,  # a Ctrl-C at the terminal is for the judge
            )
        self._control = ours
        return self._set_up()

    def _set_up(self) -> Ready:
        """Tell the new worker how its children are to be made."""
        setup = Setup(
            preload=list(self.needs.preload),
            readable=[*map(str, namespaces.readable_paths()), *self._folders.values(), *map(str, self._driver)],
            folders=list(self._folders),
            uid=self._uid,
            memory_bytes=self.needs.memory_mb * 2**20,
            printed_bytes=self.needs.printed_kb * 1024,
            gpu=self._gpu,
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
        self._home = Path(answer.outside).parents[1] if self.namespaces else None
        return answer

    @property
    def _gpu(self) -> bool:
        return self.needs.device == "cuda"

    @property
    def _driver(self) -> list[Path]:
        return gpu.driver_folders() if self._gpu else []

    @property
    def _folders(self) -> dict[str, str]:
        return {name: str(path.resolve()) for name, path in self.needs.folders if path.is_dir()}

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
                answer = self._ask(Fork(int(seconds) + 5), CONTROL_SECONDS, [theirs.fileno()])
            except WorkerProblem:
                ours.close()
                raise
        assert isinstance(answer, Forked)
        return OverSocket(ours, seconds, lambda: self._end(answer.pid)), answer.pid

    def fork_kernel(self, order: ForkKernel, descriptors: Sequence[int]) -> int:
        """A fresh hardened child that is a Jupyter kernel: its process id as the worker sees it. Raises WorkerProblem.

        The descriptors are those that `KERNEL_DESCRIPTORS` names, and remain the caller's.
        """
        self.start()
        answer = self._ask(order, CONTROL_SECONDS, descriptors)
        assert isinstance(answer, Forked)
        return answer.pid

    def signal(self, pid: int, number: int) -> None:
        """Send a signal to a child, if it still runs. Raises WorkerProblem."""
        self._ask(Signal(pid, number), CONTROL_SECONDS)

    def end(self, pid: int) -> Ended:
        """End a child, with everything it left behind, if it still runs, and say how it ended. Raises WorkerProblem."""
        answer = self._ask(End(pid), CONTROL_SECONDS)
        assert isinstance(answer, Ended)
        return answer

    def _end(self, pid: int) -> Outcome:
        try:
            answer = self.end(pid)
        except WorkerProblem:
            self.close()
            return Outcome.crash
        if os.WIFSIGNALED(answer.status) and os.WTERMSIG(answer.status) == signal.SIGXCPU:
            return Outcome.timeout
        return Outcome.crash

    def _ask(self, order: Order, seconds: float, descriptors: Sequence[int] = ()):
        control = self._control
        if control is None:
            self.losses += 1
            raise WorkerProblem("the warm worker is gone")
        deadline = time.monotonic() + seconds
        try:
            with self._talking:
                send_frame(control, encode(order), (), deadline)
                if descriptors:
                    socket.send_fds(control, [b"\0"], list(descriptors))
                return decode_answer(receive_frame(control, deadline)[0])
        except (FrameClosed, FrameTimeout, FrameProblem, OSError) as error:
            self.losses += 1
            self.ready = None  # another one is needed, even if this one takes a moment to die
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
        if self._home is not None:
            scratch.remove(self._home)
            self._home = None
