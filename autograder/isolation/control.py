"""What a judge and its warm worker say to each other: fork one for me, signal it, and end it."""

from __future__ import annotations

import msgspec


class Setup(msgspec.Struct, tag="setup", frozen=True):
    """The first message: how every child is to be made."""

    preload: list[str]  # modules that are imported once, here
    readable: list[str]  # paths that a child may read
    uid: int | None  # the user of the children; None where this process can't change users
    memory_bytes: int
    printed_bytes: int
    folders: list[str] = []  # variables that name folders among them
    gpu: bool = False  # the children may use the GPUs


class Ready(msgspec.Struct, tag="ready", frozen=True):
    versions: dict[str, str]
    outside: str  # a file that anyone may read, in a folder where anyone may write, outside every scratch folder


class Fork(msgspec.Struct, tag="fork", frozen=True):
    """Comes with the child's end of a socket."""

    cpu_seconds: int


class ForkKernel(msgspec.Struct, tag="fork-kernel", frozen=True):
    """A child that is a Jupyter kernel. Comes with what `KERNEL_DESCRIPTORS` lists."""

    cpu_seconds: int
    key: str  # signs the messages between the kernel and its client
    memory_bytes: int  # on top of what the warm worker occupies
    file_bytes: int  # the largest file that it may write
    output_bytes: int  # of one cell, before the kernel itself cuts


class Forked(msgspec.Struct, tag="forked", frozen=True):
    pid: int  # as the worker sees it


class Signal(msgspec.Struct, tag="signal", frozen=True):
    pid: int
    number: int


class Signalled(msgspec.Struct, tag="signalled", frozen=True):
    """The signal was sent, if the child still ran."""


class End(msgspec.Struct, tag="end", frozen=True):
    pid: int


class Ended(msgspec.Struct, tag="ended", frozen=True):
    status: int  # as os.waitpid gives it
    cpu_seconds: float


Order = Setup | Fork | ForkKernel | Signal | End
Answer = Ready | Forked | Signalled | Ended

# Jupyter's channels, in the order in which their listening sockets are handed over.
CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
# A socket that closes when the kernel ends, an archive of the files it starts with, and its listening sockets.
KERNEL_DESCRIPTORS = ("life", "files", *CHANNELS)

encode = msgspec.msgpack.Encoder().encode
decode_order = msgspec.msgpack.Decoder(Order).decode
decode_answer = msgspec.msgpack.Decoder(Answer).decode
