"""What earlier runs measured, in a file: a calibration takes hours, and one that was stopped goes on where it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple


class Accuracies(NamedTuple):
    """What one run reaches, as fractions: in the task, and in the second chance if the check gives one."""

    first: float
    second: float | None = None


class Measured:
    """Key → accuracies. A key names all that a run depends on, so none is ever wrong, and the file may be deleted."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with closing(self._open()) as base:
            base.execute("CREATE TABLE IF NOT EXISTS accuracies (key TEXT PRIMARY KEY, first REAL, second REAL)")

    def recall(self) -> dict[str, Accuracies]:
        """All there is."""
        with closing(self._open()) as base:
            rows = base.execute("SELECT key, first, second FROM accuracies").fetchall()
        return {key: Accuracies(first, second) for key, first, second in rows}

    def keep(self, key: str, reached: Accuracies) -> None:
        """Once kept, it survives the end of this process."""
        with closing(self._open()) as base:
            base.execute("INSERT OR REPLACE INTO accuracies VALUES (?, ?, ?)", (key, *reached))

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, isolation_level=None)
