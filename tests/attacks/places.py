"""Where the attacks are run: as root, as root in an ordinary container, and as an ordinary user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .attack import HERE

REPOSITORY = HERE.parents[1]
# place -> what it is, and the tier that must be measured there
PLACES = {
    "root": ("root, with namespaces", "A"),
    "container": ("root in a container: Docker's capabilities, no unshare, no mount", "B"),
    "user": ("an ordinary user, with user namespaces", "A"),
}


def command(place: str, inner: list[str]) -> list[str]:
    """`inner`, run in that place."""
    if place == "container":
        return [sys.executable, str(HERE / "as_container.py"), *inner]
    if place == "user" and os.geteuid() == 0:
        # A private view of the mounts, so that a closed folder above the interpreter can be opened in it alone.
        return ["unshare", "--mount", "--propagation", "private", sys.executable, str(HERE / "as_user.py"), *inner]
    return inner


def why_not(place: str) -> str:
    """Why this machine has no such place; empty if it has."""
    if sys.platform != "linux":
        return "needs Linux"
    if place in ("root", "container") and os.geteuid() != 0:
        return "needs root"
    if place == "user" and os.geteuid() == 0 and shutil.which("unshare") is None:
        return "needs the program unshare to become an ordinary user"
    return ""


def run(place: str, inner: list[str], seconds: float) -> subprocess.CompletedProcess[str]:
    """A Python program, given by its arguments, in that place, from the repository's root."""
    return subprocess.run(
        command(place, [sys.executable, *inner]),
        cwd=REPOSITORY,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=seconds,
    )


def closed_folders(paths: list[Path]) -> dict[Path, set[Path]]:
    """Folders above these paths that only their owner may enter, each with what must be reached below it."""
    found: dict[Path, set[Path]] = {}
    for path in paths:
        for folder in reversed(path.parents):
            if not folder.stat().st_mode & 0o001:
                found.setdefault(folder, set()).add(folder / path.relative_to(folder).parts[0])
                break
    return found
