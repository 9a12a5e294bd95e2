"""All that one student uploaded → the one file to grade: found wherever it lies, or a sentence that says why not."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.intake.archive import unpack
from autograder.intake.code import SUFFIXES, code_of
from autograder.intake.folder import NOT_SUBMISSIONS, STUDENT_BYTES
from autograder.intake.problem import IntakeProblem

MAX_DEPTH = 8
MAX_FILES = 2000
NAMED = 6  # how many files a message names
EXACT, SIMILAR, OTHER = range(3)


@dataclass(frozen=True)
class Found:
    """The file to grade, and what the student should know about the choice."""

    path: Path
    remarks: tuple[str, ...] = ()


def find_submission(folder: Path, module: str, handed_out: Sequence[Path], max_bytes: int, scratch: Path) -> Found:
    """The submission below `folder`. `handed_out` are the files that students got: an unchanged one is no submission.

    What a lone zip holds is unpacked below `scratch`. Raises IntakeProblem.
    """
    files, zips = _files(folder)
    candidates = [path for path in files if not path.name.startswith(("test_", "conftest"))]
    if not candidates and len(zips) == 1:
        inside = Path(tempfile.mkdtemp(dir=scratch))
        unpack(zips[0], inside, STUDENT_BYTES)
        files, zips = _files(inside)
        candidates, folder = [path for path in files if not path.name.startswith(("test_", "conftest"))], inside
    if not candidates:
        raise IntakeProblem(f"There is no {module}.ipynb and no {module}.py in what was handed in{_listing(folder)}.")
    rank = min(_rank(path, module) for path in candidates)
    best = [path for path in candidates if _rank(path, module) == rank]
    given = {code_of(path, max_bytes) for path in handed_out} - {None}
    changed = [path for path in best if code_of(path, max_bytes) not in given] or best[:1]
    nearest = min(_depth(path, folder) for path in changed)
    chosen = [path for path in changed if _depth(path, folder) == nearest]
    if len(chosen) > 1 and len({code_of(path, max_bytes) for path in chosen}) > 1:
        names = " and ".join(_shown(path, folder) for path in chosen[:NAMED])
        raise IntakeProblem(
            f"{len(chosen)} files could be the submission: {names}. Hand in one, with the name {module}.ipynb or "
            f"{module}.py."
        )
    return Found(chosen[0], tuple(_remarks(chosen[0], folder, module, rank, [p for p in changed if p not in chosen])))


def _remarks(path: Path, folder: Path, module: str, rank: int, passed_over: Sequence[Path]) -> list[str]:
    said = []
    if rank != EXACT:
        said.append(f"Graded {_shown(path, folder)}, as there is no {module}.ipynb and no {module}.py.")
    if passed_over:
        names = ", ".join(_shown(other, folder) for other in passed_over[:NAMED])
        said.append(f"Graded {_shown(path, folder)}, not {names}.")
    return said


def _rank(path: Path, module: str) -> int:
    if path.stem == module:
        return EXACT
    # A browser's "logistic (1).ipynb", Jupyter's "logistic-Copy1.ipynb", a person's "my_logistic.py".
    return SIMILAR if module.lower() in path.stem.lower() else OTHER


def _files(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files that can hold code, and the zips; links and hidden folders are passed over."""
    found, zips, seen = [], [], 0
    for place, folders, names in os.walk(folder):
        deep = len(Path(place).relative_to(folder).parts) >= MAX_DEPTH
        folders[:] = [] if deep else sorted(name for name in folders if _is_work(name))
        for name in sorted(filter(_is_work, names)):
            seen += 1
            if seen > MAX_FILES:
                raise IntakeProblem(
                    f"More than {MAX_FILES} files were handed in. Hand in the one file with your answers."
                )
            path = Path(place, name)
            if path.is_symlink():
                continue
            if path.suffix in SUFFIXES:
                found.append(path)
            elif path.suffix.lower() == ".zip":
                zips.append(path)
    return found, zips


def _is_work(name: str) -> bool:
    return not name.startswith(".") and name not in NOT_SUBMISSIONS


def _depth(path: Path, folder: Path) -> int:
    return len(path.relative_to(folder).parts)


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _listing(folder: Path) -> str:
    names = sorted(_shown(path, folder) for path in folder.rglob("*") if path.is_file() and _is_work(path.name))[
        : NAMED + 1
    ]
    if not names:
        return ": nothing was"
    more = " and more" if len(names) > NAMED else ""
    return f": only {', '.join(names[:NAMED])}{more}"
