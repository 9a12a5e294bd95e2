"""Zips that are the same, byte for byte, whenever their content is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

from autograder.atomic import write_atomically

DATE = (2020, 1, 1, 0, 0, 0)
FILE, PROGRAM = 0o100644, 0o100755


def write_zip(path: Path, files: Mapping[str, bytes | str], programs: Collection[str] = ()) -> None:
    """Write the files by their names in the zip; `programs` are executable. The folder is made. Raises OSError."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system = 3  # Unix, whose modes follow
            entry.external_attr = (PROGRAM if name in programs else FILE) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content.getvalue())
