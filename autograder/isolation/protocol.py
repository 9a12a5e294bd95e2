"""What judge and worker say to each other within one session: load once, then call as often as the check needs."""

from __future__ import annotations

from typing import Literal

import msgspec

from autograder.isolation.values import ArrayNode, Node


class Cell(msgspec.Struct, frozen=True):
    """One piece of a submission's code, as the student wrote it."""

    label: str  # what a message calls it: "cell 5" or "logistic.py"
    text: str
    first_line: int = 1


class Load(msgspec.Struct, tag="load", frozen=True):
    nonce: bytes
    cells: list[Cell]
    exercises: list[str]
    seed: int  # for the global generators of the student's process
    steps: bytes = b""  # of a part's survey; without them they are made of the cells


class Call(msgspec.Struct, tag="call", frozen=True):
    nonce: bytes
    name: str
    arguments: list[Node]
    keywords: dict[str, Node]


class Run(msgspec.Struct, tag="run", frozen=True):
    """A measurement: a function of the check itself, run beside the student's. Its first argument is their namespace.

    For what can't cross as a value, such as a model that is trained. It holds nothing that the student may not see.
    """

    nonce: bytes
    code: bytes  # of the function, and of all that it uses, compiled: as `marshal` has it
    name: str
    arguments: list[Node]
    keywords: dict[str, Node]


class Survey(msgspec.Struct, tag="survey", frozen=True):
    """Which part of a submission each set of exercises depends on. Asked before any of its code has run."""

    nonce: bytes
    cells: list[Cell]
    wanted: list[list[str]]


class Part(msgspec.Struct, frozen=True):
    """Of a submission, what some exercises depend on.

    Equal contents mean equal functions, whatever else is in two submissions; with equal places, too, they mean equal
    messages about them.
    """

    content: str  # a digest of the code
    place: str  # a digest of where it stands: in which cells, on which lines
    cells: list[Cell]  # the code itself; loading it is loading the submission
    steps: bytes  # the same, compiled: for the student's side alone, where loading it could do no more than their code


Request = Load | Call | Run | Survey

# `ok` carries a value; each of the others is the outcome of the check.
Status = Literal["ok", "missing", "error", "memory", "output_limit"]


class Reply(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nonce: bytes
    status: Status
    value: Node = None
    changed: dict[str, ArrayNode] = {}  # array arguments that the call changed in place: "0", "1", ... or the keyword
    problem: str = ""  # for a status other than ok: what happened, in the student's words where code raised
    line: str = ""  # the student's line that raised
    printed: str = ""
    remarks: list[str] = []  # after a load: cells that could not be read
    seconds: float = 0.0  # that the student's code ran, as their process says


encode_request = msgspec.msgpack.Encoder().encode
decode_request = msgspec.msgpack.Decoder(Request).decode
encode_reply = msgspec.msgpack.Encoder().encode
decode_reply = msgspec.msgpack.Decoder(Reply).decode
encode_parts = msgspec.msgpack.Encoder().encode
decode_parts = msgspec.msgpack.Decoder(list[Part]).decode
