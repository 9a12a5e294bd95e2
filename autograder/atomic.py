"""Write a file so that a reader sees the old one or the new one, never half of it."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

PART = ".part"  # how the names of unfinished files end; only a process that was killed leaves one


def write_atomically(path: Path, content: bytes | str) -> None:
    """Put `content` (text as UTF-8) at `path`; its folder must exist.

    A failure leaves the old file as it was and nothing beside it. Raises OSError.
    """
    data = content.encode() if isinstance(content, str) else content
    part = path.with_name(f".{uuid.uuid4().hex}{PART}")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
