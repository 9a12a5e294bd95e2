"""A folder or zip of submissions → who handed in which file."""

from __future__ import annotations

import contextlib
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.intake.archive import unpack
from autograder.intake.code import SUFFIXES
from autograder.intake.problem import IntakeProblem

NOT_SUBMISSIONS = ("__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini")
MAX_NAME = 100


@dataclass(frozen=True)
class HandIn:
    """What one student handed in: a file, or why there is none that can be graded."""

    student: str
    path: Path | None = None
    problem: str = ""


@contextlib.contextmanager
def submissions_in(source: Path, module: str) -> Iterator[list[HandIn]]:
    """The submissions of a folder or a zip, sorted by student. An unpacked zip is gone afterwards.

    Raises IntakeProblem where there is nothing to grade.
    """
    if not source.exists():
        raise IntakeProblem(
            f"There is no {source}. Name a folder or a zip with one sub-folder or file for each student."
        )
    if source.is_dir():
        yield _collect(source, module, source)
        return
    if source.suffix.lower() != ".zip":
        raise IntakeProblem(
            f"{source.name} is neither a folder nor a zip. Put it in a folder: one sub-folder or file for each student."
        )
    with tempfile.TemporaryDirectory(prefix="submissions-") as folder:
        unpack(source, Path(folder))
        yield _collect(Path(folder), module, source)


def _collect(folder: Path, module: str, source: Path) -> list[HandIn]:
    entries = _entries(folder)
    if len(entries) == 1 and _is_class(entries[0], module):
        entries = _entries(entries[0])  # a zip of a folder: look inside
    by_student: dict[str, list[HandIn]] = {}
    for entry in entries:
        hand_in = _in_folder(entry, module) if entry.is_dir() and not entry.is_symlink() else _as_file(entry)
        if hand_in is not None:
            by_student.setdefault(_folded(hand_in.student), []).append(hand_in)
    if not by_student:
        raise IntakeProblem(
            f"{source} holds no submissions. One sub-folder for each student is expected, such as "
            f"alice/{module}.ipynb, or one file, such as alice.py."
        )
    return sorted((_only_one(hand_ins) for hand_ins in by_student.values()), key=lambda hand_in: hand_in.student)


def _entries(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise IntakeProblem(f"{folder} can't be read: {error.strerror}.") from error
    return [path for path in found if not path.name.startswith(".") and path.name not in NOT_SUBMISSIONS]


def _is_class(folder: Path, module: str) -> bool:
    """Whether a lone folder is the class's and not a student's."""
    if not folder.is_dir() or folder.is_symlink():
        return False
    files = _files(folder)
    folders = [path for path in _entries(folder) if path.is_dir()]
    return not any(path.stem == module for path in files) and (bool(folders) or len(files) != 1)


def _files(folder: Path) -> list[Path]:
    return [path for path in _entries(folder) if path.suffix in SUFFIXES and not path.is_dir()]


def _as_file(path: Path) -> HandIn | None:
    return _checked(HandIn(path.stem, path)) if path.suffix in SUFFIXES else None


def _in_folder(folder: Path, module: str) -> HandIn:
    """The assignment's own file; else the only file that could be it."""
    student = folder.name
    try:
        files = _files(folder)
    except IntakeProblem as problem:
        return HandIn(student, problem=str(problem))
    named = [path for path in files if path.stem == module]
    candidates = named or files
    if len(candidates) == 1:
        return _checked(HandIn(student, candidates[0]))
    if candidates:
        names = " and ".join(path.name for path in candidates[:4])
        return HandIn(student, problem=f"Two files could be the submission: {names}. Hand in one.")
    return HandIn(student, problem=f"There is no {module}.ipynb or {module}.py in the folder.")


def _checked(hand_in: HandIn) -> HandIn:
    """A student's name becomes a folder's name and stands in pages: it must be short, and mean what it shows."""
    name = hand_in.student
    strange = [c for c in name if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")]
    if strange or len(name) > MAX_NAME or not name.strip(" ."):
        shown = "".join("?" if c in strange else c for c in name)[:MAX_NAME].strip(" .") or "unnamed"
        return HandIn(shown, problem="The name of the file or folder has characters that a student's name can't have.")
    return hand_in


def _only_one(hand_ins: list[HandIn]) -> HandIn:
    if len(hand_ins) == 1:
        return hand_ins[0]
    names = " and ".join(str(hand_in.path.name if hand_in.path else hand_in.student) for hand_in in hand_ins[:4])
    return HandIn(hand_ins[0].student, problem=f"There are two submissions of one student: {names}. Keep one.")


def _folded(student: str) -> str:
    """Names that differ only in case are one student: on some machines they are one folder."""
    return unicodedata.normalize("NFC", student).casefold()
