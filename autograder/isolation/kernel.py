"""A Jupyter kernel inside the sandbox: what a forked, hardened child runs so that a student's notebook can be run.

It opens no socket of its own: the host hands it five that listen already, for Jupyter's five channels. What it puts out
is cut here, cell by cell, so that an honest notebook that prints too much is told so; the host counts again, outside.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zmq
from ipykernel.heartbeat import Heartbeat
from ipykernel.iostream import IOPubThread
from ipykernel.kernelapp import IPKernelApp
from IPython.core.error import UsageError
from jupyter_client.session import Session
from traitlets import Instance, default
from traitlets.config import Config

from autograder.isolation.calls import seed_everything
from autograder.isolation.control import CHANNELS, ForkKernel
from autograder.isolation.files import unpack

# ipykernel looks for it later: a debugger would need connections of its own, and half a second to import.
sys.modules.setdefault("debugpy", None)

WORK = "work"  # the folder in the scratch folder where the notebook runs
SEED = 1
ERROR_BYTES = 20_000  # of each text of an error
SENT_FOR_SHOWN = 8  # an animation may send this many times what may stand in a cell
MAX_ERRORS = 20  # of one cell, which usually has one at most
# What adds to a cell, and what takes the place of something in it; widgets such as progress bars do so all the time.
ADDS = {"stream", "display_data", "execute_result", "comm_open"}
REPLACES = {"update_display_data", "comm_msg", "clear_output"}


def serve(order: ForkKernel, scratch: Path, files: int, listeners: dict[str, int]) -> None:
    """Be a kernel until the client shuts it down."""
    work = scratch / WORK
    work.mkdir()
    os.chdir(work)
    sys.dont_write_bytecode = True
    seed_everything(SEED)
    app = KernelApp.instance(order=order, listeners=listeners, config=_config())
    app.initialize([])
    app.shell.system = app.shell.getoutput = _no_programs
    app.shell.ask_exit = _no_exit
    # Only now do the student's files exist and count: nothing of the kernel's own start is looked for among them.
    unpack(files, work)
    sys.path.insert(0, "")
    app.start()


def _no_programs(*arguments: Any, **keywords: Any) -> None:
    """Instead of an error from the depths of IPython: `!ls` and `%pip` say what is the matter."""
    raise UsageError("No other programs can be started here.")


def _no_exit() -> None:
    """A kernel would end a moment after the cell, during the next one."""
    print("exit and quit do not end the kernel here.")


def _config() -> Config:
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShellApp.ignore_cwd = True
    config.InteractiveShellApp.exec_PYTHONSTARTUP = False
    config.IPKernelApp.capture_fd_output = False
    return config


class KernelApp(IPKernelApp):
    """ipykernel's application on sockets that are open already, without files and without a debugger's connection."""

    order = Instance(ForkKernel)
    listeners = Instance(dict)
    name = "ipython-kernel"

    @default("session")
    def _session_default(self) -> Session:
        return CuttingSession(parent=self, key=self.order.key.encode(), output=Output(self.order.output_bytes))

    def init_connection_file(self) -> None:
        self.transport, self.ip = "ipc", "kernel"
        for port, channel in enumerate(CHANNELS, 1):
            setattr(self, f"{channel}_port", port)

    def write_connection_file(self, **keywords: Any) -> None:
        """The client knows already."""

    def cleanup_connection_file(self) -> None:
        """There is none."""

    def log_connection_info(self) -> None:
        self._ports = {channel: getattr(self, f"{channel}_port") for channel in CHANNELS}

    def _try_bind_socket(self, socket: zmq.Socket, port: int) -> int:
        _listen(socket, self.listeners[CHANNELS[port - 1]])
        return port

    def init_control(self, context: zmq.Context) -> None:
        super().init_control(context)
        self.debug_shell_socket.disconnect(self.shell_socket.getsockopt(zmq.LAST_ENDPOINT))

    def init_iopub(self, context: zmq.Context) -> None:
        socket = context.socket(zmq.XPUB)
        socket.linger = 1000
        self.iopub_port = self._bind_socket(socket, self.iopub_port)
        self.configure_tornado_logger()
        self.iopub_thread = IOPubThread(socket, pipe=False, session=self.session)
        self.iopub_thread.start()
        self.iopub_socket = self.iopub_thread.background_socket

    def init_kernel(self) -> None:
        super().init_kernel()
        self.kernel.debugpy_stream = None

    def init_heartbeat(self) -> None:
        self.heartbeat = Beat(self.listeners["hb"])
        self.heartbeat.start()


class Beat(Heartbeat):
    """ipykernel's heartbeat on a socket that is open already."""

    def __init__(self, listener: int) -> None:
        super().__init__(zmq.Context(), ("ipc", "kernel", 1))
        self._listener = listener

    def _try_bind_socket(self) -> None:
        _listen(self.socket, self._listener)


def _listen(socket: zmq.Socket, listener: int) -> None:
    socket.setsockopt(zmq.USE_FD, listener)
    socket.bind("ipc://kernel")  # libzmq wants a name, and with a descriptor it does nothing with it


class CuttingSession(Session):
    """ipykernel's way out: everything that a cell shows passes here once."""

    output = Instance(object)

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> Any:
        message = msg_or_type
        if not isinstance(message, dict):
            message = self.msg(msg_or_type, content, parent, header, metadata)
        cut = self.output.cut(message, buffers)
        return message if cut is None else super().send(stream, cut, ident=ident, buffers=buffers, track=track)


@dataclass
class CellOutput:
    """What one cell has put out so far, in bytes or characters."""

    shown: int = 0
    sent: int = 0
    errors: int = 0
    cut: bool = False


class Output:
    """How much each cell has put out, and what is left of a message after that."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._lock = threading.Lock()
        self._cells: dict[str, CellOutput] = {}

    def cut(self, message: dict[str, Any], buffers: list | None) -> dict[str, Any] | None:
        """The message, shortened if need be; None if nothing of it is to be sent."""
        kind, content = message["header"]["msg_type"], message["content"]
        if kind == "error" or kind.endswith("_reply"):
            _shorten_error(content, self.limit)
        with self._lock:
            cell = self._cells.setdefault((message.get("parent_header") or {}).get("msg_id", ""), CellOutput())
            if kind == "error":
                cell.errors += 1
                return message if cell.errors <= MAX_ERRORS else None
            if kind not in ADDS | REPLACES:
                return message
            if cell.cut:
                return None
            if kind == "clear_output":
                cell.shown = 0
            size = len(content["text"]) if kind == "stream" else len(json.dumps(content, default=str))
            size += sum(memoryview(buffer).nbytes for buffer in buffers or ())
            room = min(self.limit - cell.shown, SENT_FOR_SHOWN * self.limit - cell.sent)
            cell.sent += size
            if kind in ADDS:
                cell.shown += size
            cell.cut = size > room
            return self._notice(message, kind, max(0, room)) if cell.cut else message

    def _notice(self, message: dict[str, Any], kind: str, room: int) -> dict[str, Any]:
        """The message for which there was no room, as far as there was, and that it was cut."""
        notice = f"[output cut after {self.limit // 1024} KB]"
        content = message["content"]
        if kind == "stream":
            content["text"] = f"{content['text'][:room]}\n{notice}\n"
        elif kind in ("display_data", "execute_result"):
            content["data"], content["metadata"] = {"text/plain": notice}, {}
        else:
            message["header"]["msg_type"] = message["msg_type"] = "stream"
            message["content"] = {"name": "stdout", "text": f"{notice}\n"}
        return message


def _shorten_error(content: dict[str, Any], limit: int) -> None:
    """An error's texts are the student's, and may be of any length. So may be what a reply carries besides."""
    for name in ("ename", "evalue"):
        if isinstance(content.get(name), str):
            content[name] = _shortened(content[name])
    if isinstance(content.get("traceback"), list):
        lines = content["traceback"][-100:]
        content["traceback"] = [_shortened(str(line)) for line in lines]
    if len(json.dumps(content.get("payload"), default=str)) > limit:
        content["payload"] = []


def _shortened(text: str) -> str:
    half = ERROR_BYTES // 2
    return text if len(text) <= ERROR_BYTES else f"{text[:half]} [...] {text[-half:]}"
