"""A child's scratch folder: how much may lie in it, and how it goes away, whatever the child did to it."""

from __future__ import annotations

import contextlib
import itertools
import os
import secrets
from pathlib import Path

from autograder.isolation.layers.namespaces import SCRATCH_BYTES

MAX_FILES = 5000  # folders count too
MAX_DEPTH = 40


def too_much(folder: Path) -> bool:
    """Whether more lies in it than any check or notebook needs: clearing it away would take the others' time.

    No limit of the kernel counts all files of a process together. A folder that can't be looked into hides something.
    """
    count = size = 0
    places = [(str(folder), 0)]
    while places:
        place, depth = places.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    count += 1
                    size += entry.stat(follow_symlinks=False).st_blocks * 512
                    if count > MAX_FILES or size > SCRATCH_BYTES or depth > MAX_DEPTH:
                        return True
                    if entry.is_dir(follow_symlinks=False):
                        places.append((entry.path, depth + 1))
        except FileNotFoundError:
            continue  # removed meanwhile
        except OSError:
            return True
    return False


def remove(folder: Path) -> None:
    """Delete it, however deeply a child nested folders in it and whatever their modes. Its child must be dead.

    Each folder is moved to the top before it is emptied, so no path gets long and the time grows with the number alone.
    """
    with contextlib.suppress(OSError):
        folder.rmdir()  # as a rule nothing lies in it
        return
    numbers = itertools.count()
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        _open(place)
        with contextlib.suppress(OSError):
            for path in list(place.iterdir()):
                if path.is_symlink() or not path.is_dir():
                    path.unlink()
                    continue
                _open(path)  # to move a folder, one must be allowed to write in it
                waiting.append(path.rename(folder / f"{next(numbers)}-{secrets.token_hex(8)}"))
            place.rmdir()
    with contextlib.suppress(OSError):
        folder.rmdir()


def _open(folder: Path) -> None:
    """Let its owner in again. A worker that may enter it anyway need not, and may not, change it."""
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
