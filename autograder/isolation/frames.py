"""Frames on a Unix socket: two lengths, a msgpack header of a known type, and a body of raw bytes.

The lengths are checked against caps before anything is read, so a sender can make the reader hold at most
MAX_HEADER + MAX_BODY bytes.
"""

from __future__ import annotations

import select
import socket
import struct
import time
from collections.abc import Sequence

LENGTHS = struct.Struct("<II")  # header bytes, body bytes
MAX_HEADER = 8 * 2**20
MAX_BODY = 128 * 2**20
WITHOUT_WAITING = int(socket.MSG_DONTWAIT | getattr(socket, "MSG_NOSIGNAL", 0))  # the latter is not everywhere
JOINED = 64 * 2**10  # bytes of a body that are copied to be sent with what comes before them


class FrameProblem(Exception):
    """The other side sent something that is not a frame, or more than is allowed."""


class FrameClosed(Exception):
    """The other side is gone."""


class FrameTimeout(Exception):
    """Nothing complete arrived before the deadline."""


def send_frame(
    connection: socket.socket, header: bytes, body: Sequence[memoryview] = (), deadline: float | None = None
):
    """Send one frame. Raises FrameClosed, FrameTimeout, and FrameProblem for one that is too large."""
    size = sum(len(part) for part in body)
    if len(header) > MAX_HEADER or size > MAX_BODY:
        raise FrameProblem(f"a value of {(len(header) + size) / 2**20:.0f} MB is too large to hand over")
    parts = (LENGTHS.pack(len(header), size) + header, *body)
    # Few calls, so that the other side wakes up when all of it is there. A child may not use sendmsg.
    for part in (b"".join(parts),) if size <= JOINED else parts:
        view = memoryview(part)
        while view:
            try:
                sent = connection.send(view, WITHOUT_WAITING)
            except BlockingIOError:
                _wait(connection, deadline, write=True)
                continue
            except OSError as error:
                raise FrameClosed from error
            view = view[sent:]


def receive_frame(connection: socket.socket, deadline: float | None = None) -> tuple[bytes, memoryview]:
    """The next frame as (header, body), before `deadline` on time.monotonic().

    Raises FrameClosed, FrameTimeout, FrameProblem.
    """
    lengths = LENGTHS.unpack(_read(connection, LENGTHS.size, deadline))
    if lengths[0] > MAX_HEADER or lengths[1] > MAX_BODY:
        raise FrameProblem("a frame that is larger than allowed")
    header = bytes(_read(connection, lengths[0], deadline))
    return header, memoryview(_read(connection, lengths[1], deadline)).toreadonly()


def _read(connection: socket.socket, count: int, deadline: float | None) -> bytearray:
    data = bytearray(count)
    view = memoryview(data)
    while view:
        try:
            got = connection.recv_into(view, 0, WITHOUT_WAITING)
        except BlockingIOError:
            _wait(connection, deadline, write=False)
            continue
        except OSError as error:
            raise FrameClosed from error
        if got == 0:
            raise FrameClosed
        view = view[got:]
        if view and deadline is not None and time.monotonic() > deadline:
            raise FrameTimeout  # it may go on sending byte by byte for ever
    return data


def _wait(connection: socket.socket, deadline: float | None, *, write: bool) -> None:
    poller = select.poll()
    poller.register(connection, select.POLLOUT if write else select.POLLIN)
    left = None if deadline is None else max(0.0, deadline - time.monotonic())
    if not poller.poll(None if left is None else _milliseconds(left)):
        raise FrameTimeout


def _milliseconds(seconds: float) -> int:
    """Whole milliseconds, rounded up, so that a poll never returns before its deadline."""
    return int(seconds * 1000) + 1
