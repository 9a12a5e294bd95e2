"""Unpack a class's zip without trusting a word in it."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from autograder.intake.problem import IntakeProblem

MAX_FILES = 20_000
MAX_TOTAL_BYTES = 4 * 2**30
CHUNK = 2**20


def unpack(archive: Path, into: Path, max_bytes: int | None = None) -> None:
    """Write the zip's regular files below `into`. Raises IntakeProblem; nothing lands outside `into`."""
    try:
        with zipfile.ZipFile(archive) as source:
            entries = [entry for entry in source.infolist() if not entry.is_dir()]
            if len(entries) > MAX_FILES:
                raise IntakeProblem(f"{archive.name} holds {len(entries)} files; at most {MAX_FILES} are read.")
            left = MAX_TOTAL_BYTES if max_bytes is None else max_bytes
            for entry in entries:
                left -= _write(source, entry, into, left, archive.name)
    except IntakeProblem:
        raise
    except Exception as error:  # zipfile lets through what its parts raise on a damaged file: zlib.error, struct.error
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())[:200] or type(error).__name__
        raise IntakeProblem(
            f"{archive.name} can't be unpacked ({reason}). Is it a zip? Make it again, without a password."
        ) from error


def _write(source: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path, left: int, archive: str) -> int:
    name = PurePosixPath(entry.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
        raise IntakeProblem(
            f"{archive} holds {entry.filename!r}, which points outside of it. Nothing was read from it."
        )
    target = into / name
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with source.open(entry) as packed, target.open("xb") as file:
        # The size in the zip's directory is only a claim, so the bytes are counted as they come.
        while chunk := packed.read(CHUNK):
            written += len(chunk)
            if written > left:
                raise IntakeProblem(f"{archive} unpacks to more than is read from one zip.")
            file.write(chunk)
    return written
