"""The judge's handle on one sandboxed kernel: start it, interrupt it, see whether it lives, end it, and say why.

The kernel is a child of a warm worker, as the process of a check is (`worker`), and runs what `kernel` holds. Its end
of all sockets is made here and handed over; `relay` stands between them and the client's.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import tempfile
import threading
import weakref
from dataclasses import dataclass
from pathlib import Path

from autograder.isolation.control import CHANNELS, ForkKernel
from autograder.isolation.files import pack
from autograder.isolation.host import WorkerHost, WorkerProblem
from autograder.isolation.relay import Relay

MB = 2**20
# What a worker for kernels imports once: the kernel, and what it would import at its start and at an error.
PRELOAD = (
    "autograder.isolation.kernel",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magic_arguments",
    "IPython.core.magics.execution",
    "IPython.core.magics.namespace",
    "IPython.core.magics.pylab",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "IPython.utils.module_paths",
    "IPython.utils.timing",
    "code",
    "executing.executing",
    "faulthandler",
    "ipykernel.debugger",
    "pygments.formatters.html",
    "pygments.formatters.terminal256",
    "pygments.styles.default",
    "stack_data",
    "tornado.platform.asyncio",
    "unicodedata",
)
LAST_WORDS_BYTES = 4000
SOCKET_FOLDER_BYTES = 80


@dataclass(frozen=True)
class KernelLimits:
    """What one notebook may use from its first cell to its last."""

    seconds: float = 600.0  # wall-clock time; a single cell's limit is the client's affair
    cpu_seconds: int = 600
    memory_mb: int = 2048  # on top of what the interpreter occupies with torch in it
    file_mb: int = 64
    cell_output_kb: int = 1024  # then the kernel cuts, and says so in the cell
    output_mb: int = 32  # of all cells and everything else; then the kernel is ended
    interrupt_seconds: float = 5.0  # how long a cell may ignore an interrupt before the kernel is ended


class SandboxedKernel:
    """One kernel. `reason` says in words why it ended, and is empty while it runs."""

    def __init__(self, host: WorkerHost, limits: KernelLimits, files: Path | None) -> None:
        """Start it with a copy of the files below a folder. Raises WorkerProblem."""
        self.reason = ""
        self.shutting_down = False  # the client asked it to end, so an end is nothing to explain
        self.key = secrets.token_hex(32)
        self.status: int | None = None  # as os.waitstatus_to_exitcode gives it, once it has ended
        self._host, self._limits = host, limits
        self._ending = threading.Lock()
        self._last_words = ""
        self._pid: int | None = None
        host.start()  # before the clock starts
        self._folder = _private_folder()
        self._no_folder = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._relay = Relay(
            self._folder,
            bytes=limits.output_mb * MB,
            seconds=limits.seconds,
            grace_seconds=limits.interrupt_seconds,
        )
        self._life, theirs = socket.socketpair()
        try:
            with theirs:
                self._start(theirs, files)
        except BaseException:
            self.close()
            raise

    def _start(self, theirs: socket.socket, files: Path | None) -> None:
        limits = self._limits
        order = ForkKernel(
            cpu_seconds=limits.cpu_seconds,
            key=self.key,
            memory_bytes=limits.memory_mb * MB,
            file_bytes=limits.file_mb * MB,
            output_bytes=limits.cell_output_kb * 1024,
        )
        archive, self.left_out = pack(files)
        with archive, contextlib.ExitStack() as ours:
            listeners = [ours.enter_context(listener) for listener in self._relay.listeners()]
            self._pid = self._host.fork_kernel(order, [item.fileno() for item in (theirs, archive, *listeners)])
        self._relay.start(self.kill)

    @property
    def connection(self) -> dict[str, str | int | bytes]:
        """Where a Jupyter client finds it."""
        ports = {f"{channel}_port": port for port, channel in enumerate(CHANNELS, 1)}
        return {
            "transport": "ipc",
            "ip": self._relay.client_prefix,
            "key": self.key.encode(),
            "signature_scheme": "hmac-sha256",
            **ports,
        }

    def poll(self) -> int | None:
        """None while it runs, else its exit code. Its end of a socket closes with it."""
        if self.status is None and self._has_hung_up():
            self._ended("")
        return self.status

    def interrupt(self) -> None:
        """Ask the running cell to stop; if it does not give way, the kernel is ended."""
        self._relay.interrupted()
        self.signal(signal.SIGINT)

    def signal(self, number: int) -> None:
        if self.status is None and self._pid is not None:
            try:
                self._host.signal(self._pid, number)
            except WorkerProblem:
                self._host.close()  # the kernel ends with it

    def kill(self, reason: str = "it was shut down") -> None:
        """End it now."""
        if self.status is None:
            self._ended(reason)

    def close(self) -> None:
        """End it if it runs, and remove its sockets."""
        self.kill()
        self._relay.close()
        self._life.close()
        self._no_folder()

    def _has_hung_up(self) -> bool:
        """Whether its end of the socket is closed. What it says there is kept if it is the last."""
        try:
            words = self._life.recv(LAST_WORDS_BYTES, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True
        if words:
            self._last_words = words.decode(errors="replace").strip().rpartition("\n")[2]
        return not words

    def _ended(self, reason: str) -> None:
        with self._ending:
            if self.status is not None:
                return
            try:
                ended = self._host.end(self._pid) if self._pid is not None else None
            except WorkerProblem:
                self._host.close()
                ended, reason = None, reason or "the sandbox broke down"
            status = os.waitstatus_to_exitcode(ended.status) if ended is not None else 1
            self.reason = reason or self._cause(status, ended.cpu_seconds)
            self.status = status

    def _cause(self, status: int, cpu_seconds: float) -> str:
        if self.shutting_down:
            return "it was shut down"
        if status == 0:
            return "a cell ended the program"
        if status < 0 and cpu_seconds >= self._limits.cpu_seconds - 1:
            return f"it used up its {self._limits.cpu_seconds} seconds of processor time"
        if status == -signal.SIGKILL:
            return "the operating system ended it, most likely for lack of memory"
        if status < 0:
            return f"it crashed ({signal.Signals(-status).name})"
        if self._last_words:
            return f"it could not start: {self._last_words[:300]}"
        return f"a cell ended the program with exit status {status}"


def _private_folder() -> Path:
    """For the sockets, whose names may not be longer than about a hundred bytes."""
    folder = Path(tempfile.mkdtemp(prefix="kernel-"))
    if len(str(folder)) > SOCKET_FOLDER_BYTES:
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="kernel-", dir="/tmp"))
    return folder
