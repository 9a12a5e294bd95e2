"""The values that may cross between judge and worker: scalars, text, arrays, lists, tuples, dicts. Nothing can act.

A value travels as a small typed tree (`Node`) and, for its arrays, raw little-endian C-order bytes in one body.
Decoding needs no pickle and no code of the sender: exact types, exact sizes, then `numpy.frombuffer`.
"""

from __future__ import annotations

import math
import re
import sys
from typing import Any, Literal

import msgspec
import numpy as np

DTYPES = {"|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"}
MAX_DEPTH = 16
MAX_NODES = 200_000
MAX_DIMENSIONS = 8
MAX_LENGTH = 2**32  # of one axis, also where another axis is 0
MAX_TEXT = 100_000
# What an opaque value may be called. Any other name may have been made up by the sender to say something.
TYPES = """object type function builtin_function_or_method method module generator coroutine range slice map filter zip
enumerate reversed set frozenset bytes bytearray memoryview complex dict_keys dict_values dict_items list tuple dict
ellipsis NotImplementedType Fraction Decimal Counter deque datetime date timedelta Path PosixPath Figure Axes DataFrame
Series Index matrix dtype Generator RandomState Tensor Parameter Module Linear Conv2d Sequential Adam SGD device Size
DataLoader TensorDataset"""
DTYPE_NAMES = """object str bytes void datetime64 timedelta64 complex64 complex128 complex256 float16 float32 float64
longdouble torch.complex32 torch.quint8 torch.qint8 torch.qint32 torch.float8_e4m3fn torch.float8_e5m2"""
TYPE_NAME = re.compile(
    rf"(?:{'|'.join(TYPES.split())})(?: that is nested too deeply or too large)?|int of more than 64 bits"
    rf"|(?:array|tensor) of dtype (?:{'|'.join(map(re.escape, DTYPE_NAMES.split()))})"
)
INT64 = range(-(2**63), 2**63)


class ValueProblem(Exception):
    """A received tree does not describe a value."""


class ArrayNode(msgspec.Struct, tag="array", array_like=True, frozen=True, forbid_unknown_fields=True):
    dtype: str
    shape: list[int]
    offset: int  # where its bytes start in the body
    tensor: bool = False  # a torch tensor on the sender's side, and on the receiver's


class SequenceNode(msgspec.Struct, tag="sequence", array_like=True, frozen=True, forbid_unknown_fields=True):
    kind: Literal["list", "tuple"]
    items: list[Node]


class MappingNode(msgspec.Struct, tag="mapping", array_like=True, frozen=True, forbid_unknown_fields=True):
    keys: list[bool | int | float | str | None]
    values: list[Node]


class Opaque(msgspec.Struct, tag="opaque", array_like=True, frozen=True, forbid_unknown_fields=True):
    """Something that can't cross. A check sees only what it was called, so that a message can say so."""

    type_name: str


Node = None | bool | int | float | str | ArrayNode | SequenceNode | MappingNode | Opaque


class Encoder:
    """Turns values into nodes and collects the bytes of their arrays."""

    def __init__(self) -> None:
        self.body: list[memoryview] = []
        self.size = 0
        self._nodes = 0

    def encode(self, value: Any, depth: int = 0) -> Node:
        """The node of a value; what has no node becomes `Opaque` with its type's name."""
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            return Opaque(f"{type(value).__name__} that is nested too deeply or too large")
        if value is None or type(value) is bool:
            return value
        if (torch := sys.modules.get("torch")) is not None and isinstance(value, torch.Tensor):
            return self._tensor(value)
        if isinstance(value, np.ndarray | np.generic) and not isinstance(value, str | bytes):
            return self._array(np.asarray(value))
        if isinstance(value, int):
            plain = int(value)
            return plain if plain in INT64 else Opaque("int of more than 64 bits")
        if isinstance(value, float):
            return float(value)
        if isinstance(value, str):
            return str(value)[:MAX_TEXT]
        if isinstance(value, list | tuple):
            kind = "list" if isinstance(value, list) else "tuple"
            return SequenceNode(kind, [self.encode(item, depth + 1) for item in list(value)])
        if isinstance(value, dict):
            keys = [str(key) if isinstance(key, str) else key for key in value]
            if all(key is None or type(key) in (bool, int, float, str) for key in keys):
                return MappingNode(keys, [self.encode(item, depth + 1) for item in value.values()])
        return Opaque(str(type(value).__name__)[:100])

    def _tensor(self, tensor: Any) -> Node:
        """The values alone: where they were computed and how to follow them back stays behind."""
        try:
            plain = tensor.detach().cpu()
            node = self._array((plain.float() if str(plain.dtype) == "torch.bfloat16" else plain).numpy())
        except (RuntimeError, TypeError, AttributeError):
            return Opaque(f"tensor of dtype {tensor.dtype}")
        return msgspec.structs.replace(node, tensor=True) if isinstance(node, ArrayNode) else node

    def _array(self, array: np.ndarray) -> Node:
        if array.dtype.kind == "f" and array.dtype.itemsize > 8:
            array = array.astype("<f8")
        wire = np.asarray(array, dtype=array.dtype.newbyteorder("<"), order="C")
        if array.dtype.kind == "U":
            return Opaque("array of dtype str")  # its own name counts the letters
        if wire.dtype.str not in DTYPES or wire.ndim > MAX_DIMENSIONS:
            return Opaque(f"array of dtype {array.dtype}")
        node = ArrayNode(wire.dtype.str, list(wire.shape), self.size)
        if wire.size:
            self.body.append(memoryview(wire.reshape(-1)).cast("B"))
            self.size += wire.nbytes
        return node


class Decoder:
    """Turns the nodes of one message back into values, within the message's own bounds.

    An honest sender writes each array's bytes once, so all arrays together are never larger than the body.
    """

    def __init__(self, body: memoryview) -> None:
        self._body = body
        self._nodes = 0
        self._bytes = 0

    def decode(self, node: Node, depth: int = 0) -> Any:
        """The value of a node; arrays are fresh and writable, tensors are tensors again. Raises ValueProblem."""
        self._nodes += 1
        if depth > MAX_DEPTH + 1 or self._nodes > MAX_NODES + 1:
            raise ValueProblem("a value that is nested too deeply or too large")
        if isinstance(node, ArrayNode):
            return self._array(node)
        if isinstance(node, SequenceNode):
            items = [self.decode(item, depth + 1) for item in node.items]
            return tuple(items) if node.kind == "tuple" else items
        if isinstance(node, MappingNode):
            if len(node.keys) != len(node.values):
                raise ValueProblem("a mapping with more keys than values, or fewer")
            return {key: self.decode(item, depth + 1) for key, item in zip(node.keys, node.values, strict=True)}
        if isinstance(node, Opaque) and not TYPE_NAME.fullmatch(node.type_name):
            return Opaque("object")  # the name is the sender's own text
        return node

    def _array(self, node: ArrayNode) -> Any:
        view = array_view(node, self._body)
        self._bytes += view.nbytes
        if self._bytes > len(self._body):
            raise ValueProblem("arrays that share their bytes")
        # A process that never imported torch does not start to because of a sender.
        if node.tensor and (torch := sys.modules.get("torch")) is not None:
            return torch.from_numpy(view.copy())
        return view.copy()


def array_view(node: ArrayNode, body: memoryview) -> np.ndarray:
    """The array as a read-only view of the body. Raises ValueProblem."""
    if node.dtype not in DTYPES:
        raise ValueProblem("an array of a dtype that is not on the list")
    if len(node.shape) > MAX_DIMENSIONS or any(not 0 <= n <= MAX_LENGTH for n in node.shape):
        raise ValueProblem("an array of an impossible shape")
    dtype = np.dtype(node.dtype)
    size = math.prod(node.shape)
    end = node.offset + size * dtype.itemsize
    if node.offset < 0 or end > len(body):
        raise ValueProblem("an array that is longer than its bytes")
    flat = np.frombuffer(body[node.offset : end], dtype=dtype)
    if node.dtype == "|b1" and flat.size and flat.view(np.uint8).max() > 1:
        raise ValueProblem("a bool that is neither true nor false")
    try:
        view = flat.reshape(node.shape)
    except ValueError as error:
        raise ValueProblem("an array of an impossible shape") from error
    view.flags.writeable = False
    return view
