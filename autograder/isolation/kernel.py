"""A Jupyter kernel inside the sandbox: what a forked, hardened child runs so that a student's notebook can be run.

It opens no socket of its own: the host hands it five that listen already, for Jupyter's five channels. What it puts out
is cut here, cell by cell, so that an honest notebook that prints too much is told so; the host counts again, outside.
"""

from __future__ import annotations

import json
import os
import sys
import threading
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
SHOWS = {"stream", "display_data", "execute_result", "update_display_data", "comm_open", "comm_msg", "clear_output"}


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
    # Only now do the student's files exist and count: nothing of the kernel's own start is looked for among them.
    unpack(files, work)
    sys.path.insert(0, "")
    app.start()


def _no_programs(*arguments: Any, **keywords: Any) -> None:
    """Instead of an error from the depths of IPython: `!ls` and `%pip` say what is the matter."""
    raise UsageError("No other programs can be started here.")


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


class Output:
    """How much the running cell has put out, and what is left of a message after that."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._lock = threading.Lock()
        self._cell = ""
        self._shown = self._sent = 0
        self._told = False

    def cut(self, message: dict[str, Any], buffers: list | None) -> dict[str, Any] | None:
        """The message, shortened if need be; None if nothing of it is to be sent."""
        kind, content = message["header"]["msg_type"], message["content"]
        if kind == "error" or kind.endswith("_reply"):
            _shorten_error(content, self.limit)
        if kind not in SHOWS and kind != "error":
            return message
        with self._lock:
            self._follow(message)
            return self._cut(message, kind, content, sum(memoryview(buffer).nbytes for buffer in buffers or ()))

    def _follow(self, message: dict[str, Any]) -> None:
        cell = (message.get("parent_header") or {}).get("msg_id", "")
        if cell != self._cell:
            self._cell, self._shown, self._sent, self._told = cell, 0, 0, False

    def _cut(self, message: dict[str, Any], kind: str, content: dict[str, Any], more: int) -> dict[str, Any] | None:
        if kind == "clear_output" and not self._told:
            self._shown = 0
        size = len(content["text"]) if kind == "stream" else len(json.dumps(content, default=str)) + more
        room = min(self.limit - self._shown, SENT_FOR_SHOWN * self.limit - self._sent)
        self._shown, self._sent = self._shown + size, self._sent + size
        if size <= room and not self._told:
            return message
        if kind == "error":
            return message if self._sent < (SENT_FOR_SHOWN + 1) * self.limit else None
        if self._told:
            return None
        self._told = True
        notice = f"\n[output cut after {self.limit // 1024} KB]\n"
        if kind == "stream":
            content["text"] = content["text"][: max(0, room)] + notice
        elif "data" in content and not kind.startswith("comm"):
            content["data"], content["metadata"] = {"text/plain": notice.strip()}, {}
        else:
            message["header"]["msg_type"] = message["msg_type"] = "stream"
            message["content"] = {"name": "stdout", "text": notice}
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
