"""Between a Jupyter client and a sandboxed kernel: carries the bytes of the five channels, and counts them.

The client never talks to the kernel itself, so a kernel that a submission has taken over can't fill the client's memory
or keep it waiting: what it sends is limited here, and so are the time it has and the time it may ignore an interrupt.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from autograder.isolation.control import CHANNELS

TICK_SECONDS = 0.2
LAST_SECONDS = 1.0
PIECE_BYTES = 64 * 1024


class Relay:
    """Sockets for both sides in one private folder, and a thread that carries between them until it is closed."""

    def __init__(self, folder: Path, *, bytes: int, seconds: float, grace_seconds: float) -> None:
        self.folder = folder
        self._bytes_left = bytes
        self._deadline = time.monotonic() + seconds
        self._grace = grace_seconds
        self._interrupted: float | None = None
        self._asked = self._answered = 0.0  # when something last passed on the channel where cells are run
        self._end: Callable[[str], None] = lambda reason: None
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready = threading.Event()

    def listeners(self) -> list[socket.socket]:
        """The kernel's end: one listening socket for each channel."""
        made = []
        for channel in CHANNELS:
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(str(self._kernel_side(channel)))
            listener.listen(16)
            listener.setblocking(False)
            made.append(listener)
        return made

    @property
    def client_prefix(self) -> str:
        """What comes before `-1`, `-2`, ... in the names of the client's sockets."""
        return str(self.folder / "client")

    def start(self, end: Callable[[str], None]) -> None:
        """Begin to carry. `end` is called, with a reason, when the kernel has to be ended."""
        self._end = end
        self._thread.start()
        self._ready.wait()

    def interrupted(self) -> None:
        """An interrupt was sent: a cell that is running has a little time left to give way."""
        if self._interrupted is None:
            self._interrupted = time.monotonic()

    def close(self) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()
        self._loop.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        connections: set[asyncio.Task] = set()

        def accept(channel: str, *streams: Any) -> None:
            # A task of one's own: those that asyncio makes of a coroutine complain when they are cancelled.
            connections.add(asyncio.create_task(self._connect(channel, *streams)))

        servers = [
            await asyncio.start_unix_server(partial(accept, channel), path=f"{self.client_prefix}-{port}")
            for port, channel in enumerate(CHANNELS, 1)
        ]
        self._ready.set()
        watch = asyncio.create_task(self._watch())
        await self._stop.wait()
        for server in servers:
            server.close()
        for task in (watch, *connections):
            task.cancel()
        await asyncio.gather(watch, *connections, return_exceptions=True)

    async def _connect(self, channel: str, from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        with contextlib.closing(to_client), contextlib.suppress(OSError):
            from_kernel, to_kernel = await asyncio.open_unix_connection(self._kernel_side(channel))
            with contextlib.closing(to_kernel):
                up = asyncio.create_task(self._carry_up(channel, from_client, to_kernel))
                down = asyncio.create_task(self._carry_down(channel, from_kernel, to_client))
                try:
                    await asyncio.wait((up, down), return_when=asyncio.FIRST_COMPLETED)
                    await asyncio.wait((down,), timeout=LAST_SECONDS)  # what a dead kernel sent last still arrives
                finally:
                    up.cancel()
                    down.cancel()

    async def _carry_up(self, channel: str, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while piece := await source.read(PIECE_BYTES):
            if channel == "shell":
                self._asked = time.monotonic()
            target.write(piece)
            await target.drain()

    async def _carry_down(self, channel: str, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while piece := await source.read(PIECE_BYTES):
            self._bytes_left -= len(piece)
            if self._bytes_left < 0:
                self._end("it sent more output than a notebook may")
                return
            if channel == "shell":
                self._answered = time.monotonic()
            target.write(piece)
            await target.drain()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            now = time.monotonic()
            if now > self._deadline:
                self._end("the time for the whole notebook is over")
                return
            if self._interrupted is not None:
                if self._asked <= self._answered:
                    self._interrupted = None
                elif now > self._interrupted + self._grace:
                    self._end("a cell did not react to an interrupt")
                    return

    def _kernel_side(self, channel: str) -> Path:
        return self.folder / f"kernel-{channel}"
