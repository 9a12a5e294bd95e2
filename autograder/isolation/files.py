"""Files for a sandbox: packed by the one who starts it, unpacked inside it by the user it runs as.

Only plain files cross, so a link in a submission leads nowhere.
"""

from __future__ import annotations

import os
import stat
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

MAX_FILE_BYTES = 16 * 2**20
MAX_BYTES = 64 * 2**20
MAX_FILES = 1000
MAX_DEPTH = 10
LEFT_OUT = (".ipynb",)  # the notebook itself has come another way, and may be the instructor's version of it


def pack(folder: Path | None) -> tuple[BinaryIO, list[str]]:
    """An open archive of the plain files below a folder, and the names of those that were too many or too large.

    Hidden files, notebooks and links are passed over.
    """
    archive = tempfile.TemporaryFile()  # noqa: SIM115 — the caller's to close
    too_much: list[str] = []
    with tarfile.open(fileobj=archive, mode="w") as tar:
        size = count = 0
        for path in _plain_files(folder) if folder is not None else ():
            name = path.relative_to(folder).as_posix()
            if count == MAX_FILES:
                too_much.append(f"{name} and all after it")
                break
            with _open(path) as file:
                member = tarfile.TarInfo(name)
                member.size = os.fstat(file.fileno()).st_size
                if member.size > MAX_FILE_BYTES or size + member.size > MAX_BYTES:
                    too_much.append(name)
                    continue
                tar.addfile(member, file)
            size, count = size + member.size, count + 1
    archive.seek(0)
    return archive, too_much


def unpack(descriptor: int, folder: Path) -> None:
    """Write the files of an archive below a folder, and close the archive."""
    with open(descriptor, "rb") as archive, tarfile.open(fileobj=archive) as tar:
        for member in tar:
            target = folder / member.name
            target.parent.mkdir(parents=True, exist_ok=True)
            content = tar.extractfile(member)
            assert content is not None, "only plain files are packed"
            target.write_bytes(content.read())


def _plain_files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        deep = len(Path(place).relative_to(folder).parts) == MAX_DEPTH
        folders[:] = [] if deep else sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        for name in sorted(names):
            path = Path(place) / name
            if not name.startswith(".") and not name.endswith(LEFT_OUT) and stat.S_ISREG(path.lstat().st_mode):
                yield path


def _open(path: Path) -> BinaryIO:
    return open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb")  # noqa: PTH123
