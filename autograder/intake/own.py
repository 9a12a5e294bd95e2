"""Which of a student's two files is the work: the notebook, or the same as a module."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

STUB = b"raise NotImplementedError"
AT_ONCE = 10.0  # seconds; files of one checkout or one zip have the same time, or nearly


def worked_on(files: Sequence[Path]) -> Path:
    """The one saved last. In a fresh checkout times mean nothing: there, the one with fewer exercises left to write."""
    newest = max(files, key=lambda file: file.stat().st_mtime)
    rivals = [file for file in files if newest.stat().st_mtime - file.stat().st_mtime <= AT_ONCE]
    return min([newest, *rivals], key=lambda file: file.read_bytes().count(STUB))
