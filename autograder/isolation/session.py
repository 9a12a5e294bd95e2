"""One session: a check talks to one student's code, here or in a worker, and can't tell which."""

from __future__ import annotations

import contextlib
import functools
import marshal
import secrets
import socket
import sys
import time
from collections.abc import Callable
from typing import Any, Protocol

import msgspec
import numpy as np

from autograder.isolation.alarm import OutOfTime, time_limit
from autograder.isolation.calls import Desk
from autograder.isolation.exercises import Exercises
from autograder.isolation.frames import FrameClosed, FrameProblem, FrameTimeout, receive_frame, send_frame
from autograder.isolation.protocol import (
    Call,
    Cell,
    Load,
    Part,
    Reply,
    Request,
    Run,
    Survey,
    decode_parts,
    decode_reply,
    decode_request,
    encode_reply,
    encode_request,
)
from autograder.isolation.values import Decoder, Encoder, Node, Opaque, ValueProblem
from autograder.result import Outcome


class Stopped(Exception):
    """The student's code gave no answer. `outcome` says how; the texts come from the student's side."""

    def __init__(self, outcome: Outcome, problem: str = "", line: str = "") -> None:
        super().__init__(problem)
        self.outcome = outcome
        self.problem = problem
        self.line = line


class Transport(Protocol):
    """Carries one request to the student's code and brings one reply back. Raises the errors of `frames`."""

    def exchange(self, header: bytes, body: list[memoryview]) -> tuple[bytes, memoryview]: ...

    def cause_of_death(self) -> Outcome:
        """Why the other side is gone."""
        ...

    def close(self) -> None: ...


class InProcess:
    """The student's code in this process: at their own desk. Values still take the wire's way, so nothing is shared."""

    def __init__(self, seconds: float, exercises: Exercises | None = None, printed_limit: int = 256 * 1024) -> None:
        self._desk = Desk(printed_limit, exercises)
        self._seconds = seconds

    def exchange(self, header: bytes, body: list[memoryview]) -> tuple[bytes, memoryview]:
        request: Request = decode_request(header)
        try:
            with time_limit(self._seconds):
                reply, arrays = self._desk.answer(request, memoryview(b"".join(body)))
        except OutOfTime:
            raise FrameTimeout from None
        return encode_reply(reply), memoryview(b"".join(arrays))

    def cause_of_death(self) -> Outcome:
        return Outcome.crash

    def close(self) -> None:
        """Nothing to end: the code runs here."""


class OverSocket:
    """The student's code at the other end of a socket, in a process that may stop answering at any moment."""

    def __init__(self, connection: socket.socket, seconds: float, end: Callable[[], Outcome]) -> None:
        self._connection = connection
        self._deadline = time.monotonic() + seconds
        self._end = end  # ends the process, if it still runs, and says how it ended
        self._ended: Outcome | None = None

    def exchange(self, header: bytes, body: list[memoryview]) -> tuple[bytes, memoryview]:
        send_frame(self._connection, header, body, self._deadline)
        return receive_frame(self._connection, self._deadline)

    def cause_of_death(self) -> Outcome:
        self.close()
        assert self._ended is not None
        return self._ended

    def close(self) -> None:
        if self._ended is None:
            self._ended = self._end()  # before it could wake up from its connection's end
            self._connection.close()


class Session:
    """Calls a student's functions by name, with plain values in both directions."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self.printed = ""
        self.remarks: list[str] = []
        self.seconds = 0.0  # wall-clock time spent waiting for the student's side
        self.computed = 0.0  # of it, what the student's code took, as their process says

    def load(self, cells: list[Cell], exercises: list[str], seed: int, steps: bytes = b"") -> None:
        """Run the definitions of a submission, or of the part of it whose cells and steps these are. Raises Stopped."""
        reply, _ = self._exchange(Load(_nonce(), cells, exercises, seed, steps), [])
        self.remarks = [remark[:500] for remark in reply.remarks[:50]]

    def survey(self, cells: list[Cell], wanted: list[list[str]]) -> list[Part]:
        """For each set of exercises, what of a submission they depend on. Nothing of it is run.

        Only before a load is the answer that of our own code. Raises Stopped.
        """
        _, body = self._exchange(Survey(_nonce(), cells, wanted), [])
        try:
            parts = decode_parts(body)
        except (msgspec.MsgspecError, RecursionError):
            parts = []
        if len(parts) != len(wanted):
            raise Stopped(Outcome.protocol, "a survey of the wrong form")
        return parts

    def call(self, name: str, *arguments: Any, **keywords: Any) -> Any:
        """What the student's function of that name returns. Array arguments change here as they changed there.

        Raises Stopped, and TypeError for an argument that can't cross.
        """
        encoder = Encoder()
        request = Call(_nonce(), name, *_encoded(encoder, arguments, keywords))
        return self._value(request, encoder, arguments, keywords)

    def run(self, source: str, name: str, *arguments: Any, **keywords: Any) -> Any:
        """What the measurement `name`, defined in `source`, returns there. Otherwise as `call`."""
        encoder = Encoder()
        request = Run(_nonce(), _compiled(source), name, *_encoded(encoder, arguments, keywords))
        return self._value(request, encoder, arguments, keywords)

    def _value(self, request: Call | Run, encoder: Encoder, arguments: tuple, keywords: dict[str, Any]) -> Any:
        reply, body = self._exchange(request, encoder.body)
        decoder = Decoder(body)
        try:
            value = decoder.decode(reply.value)
            changed = {key: decoder.decode(node) for key, node in reply.changed.items()}
        except (ValueProblem, RecursionError, MemoryError) as problem:
            raise Stopped(Outcome.protocol, str(problem)) from problem
        for place, array in [*((str(i), a) for i, a in enumerate(arguments)), *keywords.items()]:
            if place in changed:
                _write_back(array, changed[place])
        return value

    def close(self) -> None:
        self._transport.close()

    def _exchange(self, request: Request, arrays: list[memoryview]) -> tuple[Reply, memoryview]:
        start, said = time.monotonic(), 0.0
        try:
            header, body = self._transport.exchange(encode_request(request), arrays)
            reply = decode_reply(header)
            said = reply.seconds
        except FrameTimeout:
            raise Stopped(Outcome.timeout) from None
        except FrameClosed:
            raise Stopped(self._transport.cause_of_death()) from None
        except FrameProblem as problem:
            raise Stopped(Outcome.protocol, str(problem)) from None
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
            raise Stopped(Outcome.protocol, "an answer of the wrong form") from problem
        finally:
            waited = time.monotonic() - start
            self.seconds += waited
            self.computed += said if 0 <= said <= waited else waited  # a submission may say anything
        if not secrets.compare_digest(reply.nonce, request.nonce):
            raise Stopped(Outcome.protocol, "an answer to another question")
        self.printed = (self.printed + reply.printed)[:8000]
        if reply.status != "ok":
            raise Stopped(Outcome(reply.status), reply.problem[:1000], reply.line[:500])
        return reply, body


@functools.cache
def _compiled(source: str) -> bytes:
    """Of a measurement: compiled once, however many submissions it measures."""
    return marshal.dumps(compile(source, "<measurement>", "exec", dont_inherit=True))


def _nonce() -> bytes:
    return secrets.token_bytes(16)


def _encoded(encoder: Encoder, arguments: tuple, keywords: dict[str, Any]) -> tuple[list[Node], dict[str, Node]]:
    return [_argument(encoder, a) for a in arguments], {name: _argument(encoder, a) for name, a in keywords.items()}


def _argument(encoder: Encoder, value: Any) -> Node:
    node = encoder.encode(value)
    if isinstance(node, Opaque):
        raise TypeError(f"a {node.type_name} can't be handed to a student's function")
    return node


def _write_back(array: Any, new: Any) -> None:
    if (torch := sys.modules.get("torch")) is not None and isinstance(array, torch.Tensor) and array.shape == new.shape:
        with torch.no_grad():
            array.copy_(torch.from_numpy(new))
    elif isinstance(array, np.ndarray) and array.flags.writeable and new.size == array.size:
        with contextlib.suppress(AttributeError):  # an array that is not in one piece keeps its shape
            array.shape = new.shape
        array[...] = new.reshape(array.shape)
