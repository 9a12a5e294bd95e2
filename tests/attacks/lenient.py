"""What a judge without caps, types and nonces would make of an answer. For the weak sandbox alone."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import msgspec
import numpy as np


def decode_reply(header: bytes) -> Any:
    """Whatever the sender says, with the fields that are missing."""
    try:
        reply = msgspec.msgpack.decode(header, strict=False)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise RuntimeError("the reader fell over") from error  # as one would that expects no such thing
    fields = {"nonce": b"", "value": None, "changed": {}, "problem": "", "line": "", "printed": "", "remarks": []}
    fields |= {"status": "ok", "seconds": 0.0}
    reply = SimpleNamespace(**{**fields, **reply})
    if reply.status not in ("ok", "missing", "error", "memory", "output_limit"):
        reply.status = "ok"
    return reply


class Decoder:
    """Arrays and lists as far as they can be made; a size that does not fit is made to fit."""

    def __init__(self, body: memoryview) -> None:
        self._body = body

    def decode(self, node: Any) -> Any:
        if isinstance(node, list) and node and node[0] == "array":
            return self._array(*node[1:4])
        if isinstance(node, list) and node and node[0] == "sequence":
            return [self.decode(item) for item in node[2]]
        return node

    def _array(self, dtype: str, shape: list[int], offset: int) -> np.ndarray:
        item = np.dtype(dtype)
        if item.hasobject:
            import pickle

            return np.asarray(pickle.loads(bytes(self._body)))
        size = math.prod(shape) if all(0 < n < 2**20 for n in shape) else len(self._body) // item.itemsize
        flat = np.frombuffer(bytes(self._body[: size * item.itemsize]), item)  # wherever the sender says it begins
        return flat.reshape(shape).copy() if math.prod(shape) == flat.size else flat.copy()
