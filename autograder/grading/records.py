"""What single checks said about single pieces of code, to be used again: by the next run, and for identical code.

It lies in one file beside the results, and may be deleted at any time. Whatever goes wrong with it costs time only.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Protocol

import msgspec

from autograder.result import Outcome, Record

FILE = ".checked.sqlite"
LOCK_SECONDS = 10.0
MANY = 500  # keys in one question: SQLite allows a thousand parameters
# How these end depends on how busy the machine was, or on other checks.
NOT_KEPT = {Outcome.timeout, Outcome.crash, Outcome.memory, Outcome.skipped, Outcome.protocol}
_decode = msgspec.msgpack.Decoder(Record).decode
_encode = msgspec.msgpack.Encoder().encode


class AnyRecords(Protocol):
    """What a judge asks and tells."""

    def recall(self, keys: Collection[str]) -> dict[str, Record]: ...

    def keep(self, records: Mapping[str, Record]) -> None: ...


def lasting(records: Mapping[str, Record]) -> dict[str, Record]:
    """What depends on nothing but what its key names."""
    return {key: record for key, record in records.items() if record.result.outcome not in NOT_KEPT}


class Records:
    """The records of one folder of results, for one environment: those of another one are forgotten."""

    def __init__(self, out: Path, environment: str) -> None:
        self._base: sqlite3.Connection | None = None
        with self._forgiving():
            self._base = sqlite3.connect(out / FILE, timeout=LOCK_SECONDS, isolation_level=None)
            for order in ("journal_mode = WAL", "synchronous = OFF"):
                self._base.execute(f"PRAGMA {order}")
            self._base.execute("CREATE TABLE IF NOT EXISTS record (key TEXT PRIMARY KEY, environment TEXT, value BLOB)")
            self._base.execute("DELETE FROM record WHERE environment <> ?", (environment,))
        self._environment = environment

    def __enter__(self) -> Records:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._base is not None:
            self._base.close()

    def recall(self, keys: Collection[str]) -> dict[str, Record]:
        """The records that there are."""
        found: dict[str, Record] = {}
        wanted = list(keys)
        with self._forgiving():
            for start in range(0, len(wanted), MANY):
                some = wanted[start : start + MANY]
                marks = ", ".join("?" * len(some))
                rows = self._base.execute(f"SELECT key, value FROM record WHERE key IN ({marks})", some)
                found |= {key: _decode(value) for key, value in rows}
        return found

    def keep(self, records: Mapping[str, Record]) -> None:
        """Keep what depends on nothing but what its key names."""
        rows = [(key, self._environment, _encode(record)) for key, record in lasting(records).items()]
        with self._forgiving():
            self._base.execute("BEGIN")
            try:
                self._base.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", rows)
            finally:
                self._base.execute("COMMIT")

    @contextlib.contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Records that can't be read or written are left alone: everything is then checked anew."""
        try:
            yield
        except (sqlite3.Error, msgspec.MsgspecError, AttributeError):
            self._base = None
