"""What is fuzzed: each target takes any bytes, and raises only if the grader has a bug. Seeds are good inputs."""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import os
import random
import shutil
import socket
import struct
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from autograder.checking import compare
from autograder.checking.failure import CheckFailed
from autograder.checking.show import show
from autograder.intake import IntakeProblem
from autograder.intake.archive import unpack
from autograder.intake.code import read_code
from autograder.intake.folder import submissions_in
from autograder.isolation import session as sessions
from autograder.isolation.frames import LENGTHS, FrameClosed, FrameProblem, FrameTimeout, receive_frame
from autograder.isolation.protocol import Reply, encode_reply
from autograder.isolation.session import Session, Stopped
from autograder.isolation.values import Encoder
from autograder.reporting.results_json import read_results_json
from autograder.result import Outcome

NONCE = b"n" * 16  # the same for every request, so that the fuzzer gets past it
SPLIT = struct.Struct("<H")  # how many of the following bytes are the header
EXPECTED = np.arange(6.0).reshape(2, 3)
MAX_BYTES = 2**20  # of a file
Target = Callable[[bytes], None]

# The fuzzer ends its process without a word, so whoever starts it names a folder and removes it.
if "FUZZ_FOLDER" in os.environ:
    FOLDER = Path(os.environ["FUZZ_FOLDER"])
else:
    FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)


@dataclass
class Canned:
    """A transport that has one answer."""

    header: bytes
    body: memoryview

    def exchange(self, header: bytes, body: list[memoryview]) -> tuple[bytes, memoryview]:
        return self.header, self.body

    def cause_of_death(self) -> Outcome:
        return Outcome.crash

    def close(self) -> None:
        """Nothing to end."""


def frame(data: bytes) -> None:
    """Bytes on the socket: a frame, or one of the three errors."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            theirs.send(data)
        theirs.shutdown(socket.SHUT_WR)
        with contextlib.suppress(FrameClosed, FrameProblem, FrameTimeout):
            header, body = receive_frame(ours, None)
            _answer(header, body)


def answer(data: bytes) -> None:
    """The header and the body of a frame: a value that every comparison can judge, or an outcome."""
    if len(data) < SPLIT.size:
        return
    (size,) = SPLIT.unpack_from(data)
    rest = memoryview(data)[SPLIT.size :]
    _answer(bytes(rest[:size]), rest[size:])


def _answer(header: bytes, body: memoryview) -> None:
    before = np.zeros(3)
    session = Session(Canned(header, body))
    sessions._nonce = lambda: NONCE
    try:
        value = session.call("f", before, word=np.ones((2, 2)))
    except Stopped as stopped:
        assert stopped.outcome in Outcome
        return
    judge(value)
    with contextlib.suppress(CheckFailed):
        compare.expect_same(np.zeros(3), before, "before")


def judge(value: object) -> None:
    """Every comparison on one value. Only CheckFailed is a verdict."""
    for ask in (
        lambda: compare.expect_array(value, EXPECTED, name="it"),
        lambda: compare.expect_array(value, shape=(2, 3), name="it"),
        lambda: compare.expect_number(value, 2.5, name="it"),
        lambda: compare.expect_labels(value, EXPECTED > 2, name="it"),
        lambda: compare.expect_sequence(value, name="it"),
        lambda: compare.expect_keys(value, ("a", "b"), name="it"),
        lambda: compare.expect_parts(value, ("a", "b"), name="it"),
        lambda: show(value),
    ):
        with contextlib.suppress(CheckFailed):
            ask()


def notebook(data: bytes) -> None:
    """A handed-in notebook: code, or a refusal in one line."""
    path = FOLDER / "lab.ipynb"
    path.write_bytes(data)
    _read(path)


def module(data: bytes) -> None:
    """A handed-in module."""
    path = FOLDER / "lab.py"
    path.write_bytes(data)
    _read(path)


def _read(path: Path) -> None:
    try:
        code = read_code(path, MAX_BYTES)
    except IntakeProblem as problem:
        assert "\n" not in str(problem)
        return
    for cell in code.cells:
        assert isinstance(cell.text, str)
        cell.text.encode()


def archive(data: bytes) -> None:
    """A handed-in zip: files below the folder, or a refusal in one line. Nothing anywhere else."""
    with tempfile.TemporaryDirectory(dir=FOLDER) as place:
        path = Path(place) / "class.zip"
        path.write_bytes(data)
        with contextlib.suppress(IntakeProblem):
            unpack(path, Path(place) / "in" / "side", MAX_BYTES)
        inside = Path(place) / "in"
        assert set(Path(place).iterdir()) <= {path, inside}, "something lies outside"
        assert not inside.exists() or list(inside.iterdir()) == [inside / "side"], "something lies outside"
        assert not any(item.is_symlink() for item in inside.rglob("*"))
        try:
            with submissions_in(path, "lab") as found:
                for hand_in in found.hand_ins:
                    assert hand_in.student.isprintable() and "/" not in hand_in.student, repr(hand_in.student)
                    if hand_in.path is not None:
                        _read(hand_in.path)
        except IntakeProblem as problem:
            assert "\n" not in str(problem)


def results(data: bytes) -> None:
    """A results file that was damaged: the result, or ValueError."""
    path = FOLDER / "results.json"
    path.write_bytes(data)
    with contextlib.suppress(ValueError):
        read_results_json(path)


TARGETS: dict[str, Target] = {
    "frame": frame,
    "answer": answer,
    "notebook": notebook,
    "module": module,
    "archive": archive,
    "results": results,
}


def seeds(name: str) -> list[bytes]:
    """Good inputs to begin with."""
    if name in ("frame", "answer"):
        return [_packed(name, *reply) for reply in _replies()]
    if name == "notebook":
        return [_notebook(4), _notebook(3), b"[]", b'{"nbformat": 4}']
    if name == "module":
        return [b"def f(x):\n    return x\n", "# é\r\nx = 1\r".encode(), b"\xef\xbb\xbfx = 1"]
    if name == "archive":
        return [_zip(names) for names in (["a.py"], ["a/lab.ipynb", "b/lab.py"], ["class/c.py", "class/../d.py"], [])]
    return [_results()]


VALUES = (
    None,
    1.5,
    EXPECTED,
    EXPECTED > 2,
    np.zeros((0, 3), dtype=np.float32),
    np.arange(4, dtype=np.uint8),
    [1, [2.0, (3, "x")], {"a": EXPECTED, "b": None}],
    {"a": 1, "b": [True, np.float16(2)]},
    (EXPECTED, np.zeros(1)),
    "text",
    object(),
    np.array([1 + 2j]),
    float("nan"),
)


def _replies() -> list[tuple[bytes, bytes]]:
    replies = [(encode_reply(Reply(NONCE, "error", problem="ValueError: no", line="x", printed="y")), b"")]
    for value in VALUES:
        encoder = Encoder()
        node = encoder.encode(value)
        changed = {"0": encoder.encode(np.ones(3)), "word": encoder.encode(np.zeros(4))}
        header = encode_reply(Reply(NONCE, "ok", node, changed, printed="p", remarks=["r"]))
        replies.append((header, b"".join(encoder.body)))
    return replies


def _packed(name: str, header: bytes, body: bytes) -> bytes:
    lengths = LENGTHS.pack(len(header), len(body)) if name == "frame" else SPLIT.pack(len(header))
    return lengths + header + body


def _notebook(version: int) -> bytes:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    if version == 4:
        cells = [{**cell, "source": ["def f(x):\n", "    return x"]}, {**cell, "source": "f(1)"}]
        return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()
    sheets = [{"cells": [{**cell, "input": ["x = 1\n"], "language": "python"}]}]
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": sheets}).encode()


def _zip(names: list[str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in names:
            target.writestr(name, _notebook(4) if name.endswith("ipynb") else "x = 1\n")
    return file.getvalue()


def _results() -> bytes:
    from autograder.reporting.results_json import to_results_json
    from autograder.result import CheckResult, Finding, Layer, LearningCurve, SubmissionResult

    checks = [
        CheckResult(
            "f", "test_f", "f is right", 2, False, Outcome.failed, Finding("no", "1", "2", "x", "think"), "out"
        ),
        CheckResult("g", "test_g", "g is right", 1, True, Outcome.passed),
    ]
    curve = LearningCurve([0.5, float("inf")], 2)
    layers = [Layer("secrets", True, "refused")]
    return to_results_json(
        SubmissionResult(
            "a", "lab", "Lab", ["f", "g"], "none", "A", layers, {"numpy": "2"}, checks, ["r"], 3, curve, "k"
        )
    )


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, removed, doubled or added: enough to leave the beaten track, little enough to get far."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randint(0, len(changed))
        kind = chance.randrange(4)
        if kind == 0 and place < len(changed):
            changed[place] = chance.choice(
                (0, 1, 127, 128, 255, chance.randrange(256), changed[place] ^ 1 << chance.randrange(8))
            )
        elif kind == 1:
            del changed[place : place + chance.randint(1, 8)]
        elif kind == 2:
            changed[place:place] = changed[place : place + chance.randint(1, 16)]
        else:
            changed[place:place] = chance.randbytes(chance.randint(1, 4))
    return bytes(changed)
