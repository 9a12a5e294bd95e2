"""Answer one request with the student's code: the same code in a sandboxed worker and at a student's desk."""

from __future__ import annotations

import contextlib
import errno
import functools
import gc
import io
import linecache
import marshal
import random
import sys
import time
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec.structs import replace

from autograder.isolation.alarm import OutOfTime
from autograder.isolation.exercises import Exercises, describe, plan, run, survey, unpacked
from autograder.isolation.protocol import Call, Load, Reply, Request, Run, Survey, encode_parts
from autograder.isolation.values import ArrayNode, Decoder, Encoder, array_view

NOT_WRITTEN = "not written yet"
MAX_PRINTED_SENT = 4000
COPIED = 64 * 2**10  # bytes: up to so many are compared sooner in copies than by numpy
TORCH_HAS_NO_MEMORY = "DefaultCPUAllocator: can't allocate memory"


class OutputLimit(BaseException):
    """More was printed than is allowed. Not an Exception, so that `except Exception` does not swallow it."""


class Printed(io.TextIOBase):
    """Keeps what is printed, up to a limit in characters."""

    def __init__(self, limit: int) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.limit = limit

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.size += len(text)
        if self.size > self.limit:
            raise OutputLimit
        self.parts.append(text)
        return len(text)

    def text(self) -> str:
        return "".join(self.parts)[:MAX_PRINTED_SENT]


class Desk:
    """The student's side of a session: holds their functions and answers requests."""

    def __init__(self, printed_limit: int, exercises: Exercises | None = None) -> None:
        self.exercises = exercises
        self.printed_limit = printed_limit
        self._seconds = 0.0  # of the student's own work for the request that is being answered

    def answer(self, request: Request, body: memoryview) -> tuple[Reply, list[memoryview]]:
        """The reply to one request and the bytes of its arrays."""
        if isinstance(request, Survey):
            return self._survey(request)
        self._seconds = 0.0
        printed = Printed(self.printed_limit)
        outside = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = printed
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                if isinstance(request, Load):
                    reply, arrays = self._load(request)
                else:
                    reply, arrays = self._answer(request, body)
        finally:
            sys.stdout, sys.stderr = outside
        if printed.size > self.printed_limit:
            reply = Reply(request.nonce, "output_limit")
        return replace(reply, printed=printed.text(), seconds=self._seconds), arrays

    def _survey(self, request: Survey) -> tuple[Reply, list[memoryview]]:
        gc.disable()  # a syntax tree is large, and none of it is garbage: looking for some takes as long as to make it
        try:
            parts = survey(request.cells, request.wanted)
        finally:
            gc.enable()
        return Reply(request.nonce, "ok"), [memoryview(encode_parts(parts))]

    @contextlib.contextmanager
    def _timed(self) -> Iterator[None]:
        """The block is the student's own work."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self._seconds += time.perf_counter() - start

    def _load(self, request: Load) -> tuple[Reply, list[memoryview]]:
        seed_everything(request.seed)
        try:
            steps = unpacked(request.steps) if request.steps else plan(request.cells, request.exercises)
            self.exercises = run(steps, request.cells, self._timed)
        except (KeyboardInterrupt, OutOfTime):
            raise
        except BaseException as error:
            return _stopped(request, error), []
        return Reply(request.nonce, "ok", remarks=self.exercises.remarks), []

    def _answer(self, request: Call | Run, body: memoryview) -> tuple[Reply, list[memoryview]]:
        assert self.exercises is not None, "a call comes after a load"
        if isinstance(request, Call):
            function = self.exercises.namespace.get(request.name)
            if request.name in self.exercises.lost:
                return Reply(request.nonce, "error", problem=self.exercises.lost[request.name]), []
            if function is None:
                return Reply(request.nonce, "missing", problem=f"there is no `{request.name}`"), []
        decoder = Decoder(body)
        arguments = [decoder.decode(node) for node in request.arguments]
        keywords = {name: decoder.decode(node) for name, node in request.keywords.items()}
        try:
            if isinstance(request, Run):
                function = functools.partial(_measurement(request), Names(self.exercises))
            with self._timed():
                value = function(*arguments, **keywords)
            encoder = Encoder()
            node = encoder.encode(value)
            changed = _changed(request, arguments, keywords, body, encoder)
        except (KeyboardInterrupt, OutOfTime):
            raise
        except Missing as missing:
            return Reply(request.nonce, "missing" if missing.never_written else "error", problem=str(missing)), []
        except BaseException as error:
            return self._explained(_stopped(request, error), error), []
        return Reply(request.nonce, "ok", value=node, changed=changed), encoder.body

    def _explained(self, reply: Reply, error: BaseException) -> Reply:
        """A missing name may be missing because an earlier piece of the submission could not be run."""
        assert self.exercises is not None
        cause = self.exercises.lost.get(getattr(error, "name", None) or "") if isinstance(error, NameError) else None
        return replace(reply, problem=f"{reply.problem}; {cause}") if cause else reply


class Missing(Exception):
    """A measurement asked for a name that the submission does not define."""

    def __init__(self, problem: str, *, never_written: bool) -> None:
        super().__init__(problem)
        self.never_written = never_written


class Names:
    """The student's names, as a measurement sees them: `names.train(...)`."""

    def __init__(self, exercises: Exercises) -> None:
        self._exercises = exercises

    def __getattr__(self, name: str) -> Any:
        if name in self._exercises.lost:
            raise Missing(self._exercises.lost[name], never_written=False)
        if name not in self._exercises.namespace:
            raise Missing(f"there is no `{name}`", never_written=True)
        return self._exercises.namespace[name]


def _measurement(request: Run) -> Any:
    namespace: dict[str, Any] = {"__name__": "measurement", "np": np}
    if (torch := sys.modules.get("torch")) is not None:
        namespace |= {"torch": torch, "nn": torch.nn}
    exec(marshal.loads(request.code), namespace)
    return namespace[request.name]


def seed_everything(seed: int) -> None:
    """Every fork starts with the generators of its parent, so each session sets them on purpose."""
    random.seed(seed)
    np.random.seed(seed % 2**32)
    if (torch := sys.modules.get("torch")) is not None:
        # Where there is nothing but the processor, seeding the rest would take longer than most checks.
        everywhere = torch.accelerator.is_available()
        (torch if everywhere else torch.default_generator).manual_seed(seed)


def _stopped(request: Request, error: BaseException) -> Reply:
    # The stub's own words, or none: libraries raise it too, with words of their own.
    if isinstance(error, NotImplementedError) and str(error) in ("", NOT_WRITTEN):
        return Reply(request.nonce, "missing", problem=NOT_WRITTEN)
    if isinstance(error, OutputLimit):
        return Reply(request.nonce, "output_limit")
    if _out_of_memory(error):
        return Reply(request.nonce, "memory", line=_student_line(error))
    if isinstance(error, SystemExit):
        return Reply(request.nonce, "error", problem="it ended the program (exit or quit)", line=_student_line(error))
    return Reply(request.nonce, "error", problem=describe(error), line=_student_line(error))


def _out_of_memory(error: BaseException) -> bool:
    """Python's own word for it, the operating system's, and torch's, which is a plain RuntimeError."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, MemoryError) or (type(error) is RuntimeError and TORCH_HAS_NO_MEMORY in str(error))


def _student_line(error: BaseException) -> str:
    """Where in the student's own code it happened: the innermost frame whose source is theirs."""
    found = ""
    trace = error.__traceback__
    while trace is not None:
        label = trace.tb_frame.f_code.co_filename
        if trace.tb_frame.f_globals.get("__name__") in ("submission", "__main__"):
            text = linecache.getline(label, trace.tb_lineno).strip()
            place = "" if label.startswith("/") or label.startswith("<") else f"{label}, "
            found = f"{place}line {trace.tb_lineno}: {text}"[:300]
        trace = trace.tb_next
    return found


def _changed(
    request: Call | Run, arguments: list[Any], keywords: dict[str, Any], body: memoryview, encoder: Encoder
) -> dict[str, ArrayNode]:
    """Array arguments that the call changed in place, so that the caller sees what it would see in one process."""
    sent = {**{str(place): node for place, node in enumerate(request.arguments)}, **request.keywords}
    now = {**{str(place): value for place, value in enumerate(arguments)}, **keywords}
    changed = {}
    for name, node in sent.items():
        if not isinstance(node, ArrayNode):
            continue
        before = array_view(node, body)
        after = _as_array(now[name])
        if before.shape != after.shape or not _same_bytes(before, after):
            new = encoder.encode(after.astype(before.dtype))
            if isinstance(new, ArrayNode):
                changed[name] = new
    return changed


def _same_bytes(before: np.ndarray, after: np.ndarray) -> bool:
    """Whether nothing was written, nan and the sign of 0 included."""
    if before.nbytes <= COPIED or before.dtype != after.dtype or not after.flags.c_contiguous:
        return before.tobytes() == after.tobytes()
    word = np.uint64 if before.nbytes % 8 == 0 else np.uint8
    return bool(np.array_equal(before.reshape(-1).view(word), after.reshape(-1).view(word)))


def _as_array(value: Any) -> np.ndarray:
    torch = sys.modules.get("torch")
    return value.detach().cpu().numpy() if torch is not None and isinstance(value, torch.Tensor) else np.asarray(value)
