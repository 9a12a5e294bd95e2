"""What earlier runs measured, in a file: a calibration takes hours, and one that was stopped goes on where it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


class Measured:
    """Key → value. A key names all that a run depends on, so no value is ever wrong, and the file may be deleted."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with closing(self._open()) as base:
            base.execute("CREATE TABLE IF NOT EXISTS measured (key TEXT PRIMARY KEY, value REAL)")

    def recall(self) -> dict[str, float]:
        """All there is."""
        with closing(self._open()) as base:
            return dict(base.execute("SELECT key, value FROM measured").fetchall())

    def keep(self, key: str, value: float) -> None:
        """Once kept, it survives the end of this process."""
        with closing(self._open()) as base:
            base.execute("INSERT OR REPLACE INTO measured VALUES (?, ?)", (key, value))

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, isolation_level=None)
