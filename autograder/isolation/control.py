"""What a judge and its warm worker say to each other: fork one for me, and end that one."""

from __future__ import annotations

import msgspec


class Setup(msgspec.Struct, tag="setup", frozen=True):
    """The first message: how every child is to be made."""

    preload: list[str]  # modules that are imported once, here
    readable: list[str]  # paths that a child may read
    uid: int | None  # the user of the children; None where this process can't change users
    memory_bytes: int
    printed_bytes: int
    gpu: bool = False  # the children may use the GPUs


class Ready(msgspec.Struct, tag="ready", frozen=True):
    versions: dict[str, str]
    outside: str  # a file that anyone may read, in a folder where anyone may write, outside every scratch folder


class Fork(msgspec.Struct, tag="fork", frozen=True):
    """Comes with the child's end of a socket."""

    cpu_seconds: int


class Forked(msgspec.Struct, tag="forked", frozen=True):
    pid: int  # as the worker sees it


class End(msgspec.Struct, tag="end", frozen=True):
    pid: int


class Ended(msgspec.Struct, tag="ended", frozen=True):
    status: int  # as os.waitpid gives it
    cpu_seconds: float


Order = Setup | Fork | End
Answer = Ready | Forked | Ended

encode = msgspec.msgpack.Encoder().encode
decode_order = msgspec.msgpack.Decoder(Order).decode
decode_answer = msgspec.msgpack.Decoder(Answer).decode
