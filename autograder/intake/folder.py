"""A folder or zip of submissions → who handed in which file."""

from __future__ import annotations

import contextlib
import functools
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.intake.archive import unpack
from autograder.intake.code import SUFFIXES, code_of
from autograder.intake.problem import IntakeProblem

NOT_SUBMISSIONS = ("__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini")
MAX_NAME = 100
# What stands beside the students' folders in the results.
RESERVED = ("grades.csv", "report.html", "canvas.csv", "moodle.csv", "canvas-feedback.zip", "moodle-feedback.zip")
READ_BYTES = 20_000_000  # of a file that is compared with what was handed out
STUDENT_BYTES = 200 * 2**20  # what the zip of one student may unpack to


@dataclass(frozen=True)
class Wanted:
    """What is looked for in each student's folder."""

    module: str
    handed_out: Sequence[Path]

    @functools.cached_property
    def given(self) -> set[tuple[str, ...]]:
        """The code of the files that students got. Only where a folder holds two files is it needed."""
        return {code for path in self.handed_out if (code := code_of(path, READ_BYTES)) is not None}


@dataclass(frozen=True)
class HandIn:
    """What one student handed in: a file, or why there is none that can be graded."""

    student: str
    path: Path | None = None
    problem: str = ""


@dataclass(frozen=True)
class ClassFolder:
    """A class: one entry for each student, sorted, and the names of files that are no submissions."""

    hand_ins: list[HandIn]
    left_out: list[str]


@contextlib.contextmanager
def submissions_in(source: Path, module: str, handed_out: Sequence[Path] = ()) -> Iterator[ClassFolder]:
    """The submissions of a folder or a zip. What is in a zip, the class's or one student's, is gone afterwards.

    `handed_out` are the files that students got: of two in a folder, one that is unchanged is not the submission.
    Raises IntakeProblem where there is nothing to grade.
    """
    if not source.exists():
        raise IntakeProblem(
            f"There is no {source}. Name a folder or a zip with one sub-folder or file for each student."
        )
    if not source.is_dir() and source.suffix.lower() != ".zip":
        raise IntakeProblem(
            f"{source.name} is neither a folder nor a zip. Put it in a folder: one sub-folder or file for each student."
        )
    with tempfile.TemporaryDirectory(prefix="submissions-") as scratch:
        folder = source
        if not source.is_dir():
            folder = Path(scratch) / "class"
            unpack(source, folder)
        yield _collect(folder, Wanted(module, handed_out), source, Path(scratch))


def _collect(folder: Path, wanted: Wanted, source: Path, scratch: Path) -> ClassFolder:
    entries = _entries(folder)
    if len(entries) == 1 and _is_class(entries[0], wanted.module):
        entries = _entries(entries[0])  # a zip of a folder: look inside
    by_student: dict[str, list[HandIn]] = {}
    left_out = []
    for entry in entries:
        hand_in = _hand_in(entry, wanted, scratch)
        if hand_in is None:
            left_out.append("".join(c if c.isprintable() else "?" for c in entry.name)[:MAX_NAME])
        else:
            by_student.setdefault(_folded(hand_in.student), []).append(hand_in)
    if not by_student:
        raise IntakeProblem(
            f"{source} holds no submissions. One sub-folder for each student is expected, such as "
            f"alice/{wanted.module}.ipynb, or one file, such as alice.py."
        )
    hand_ins = sorted((_only_one(found) for found in by_student.values()), key=lambda hand_in: hand_in.student)
    return ClassFolder(hand_ins, left_out)


def _hand_in(entry: Path, wanted: Wanted, scratch: Path) -> HandIn | None:
    """What a sub-folder, a file or a zip hands in; None for a file of another kind."""
    if entry.is_symlink() or not entry.is_dir():
        if entry.suffix.lower() == ".zip" and entry.is_file() and not entry.is_symlink():
            return _in_zip(entry, entry.stem, wanted, scratch)
        return _checked(HandIn(entry.stem, entry)) if entry.suffix in SUFFIXES else None
    return _in_folder(entry, entry.name, wanted, scratch)


def _in_zip(archive: Path, student: str, wanted: Wanted, scratch: Path) -> HandIn:
    folder = Path(tempfile.mkdtemp(dir=scratch))
    try:
        unpack(archive, folder, STUDENT_BYTES)
    except IntakeProblem as problem:
        return _checked(HandIn(student, problem=str(problem)))
    entries = _entries(folder)
    if len(entries) == 1 and entries[0].is_dir() and not entries[0].is_symlink():
        folder = entries[0]  # a zip of a student's folder
    return _in_folder(folder, student, wanted, None)


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


def _in_folder(folder: Path, student: str, wanted: Wanted, scratch: Path | None) -> HandIn:
    """The assignment's own file; else the only file that could be it; else what a lone zip holds."""
    try:
        files = _files(folder)
        zips = [path for path in _entries(folder) if path.suffix.lower() == ".zip" and path.is_file()]
    except IntakeProblem as problem:
        return _checked(HandIn(student, problem=str(problem)))
    named = [path for path in files if path.stem == wanted.module]
    candidates = named or files
    if len(candidates) > 1:
        candidates = [path for path in candidates if code_of(path, READ_BYTES) not in wanted.given] or candidates[:1]
    if len(candidates) == 1:
        return _checked(HandIn(student, candidates[0]))
    if candidates:
        names = " and ".join(path.name for path in candidates[:4])
        return _checked(HandIn(student, problem=f"Two files could be the submission: {names}. Hand in one."))
    if len(zips) == 1 and scratch is not None and not zips[0].is_symlink():
        return _in_zip(zips[0], student, wanted, scratch)
    return _checked(HandIn(student, problem=f"There is no {wanted.module}.ipynb or {wanted.module}.py in the folder."))


def _checked(hand_in: HandIn) -> HandIn:
    """A student's name becomes a folder's name and stands in pages: it must be short, and mean what it shows."""
    name = hand_in.student
    strange = [c for c in name if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")]
    if strange or len(name) > MAX_NAME or not name.strip(" ."):
        shown = "".join("?" if c in strange else c for c in name)[:MAX_NAME].strip(" .") or "unnamed"
        return HandIn(shown, problem="The name of the file or folder has characters that a student's name can't have.")
    if _folded(name) in RESERVED:
        return HandIn(
            name.replace(".", "_"), problem=f"A student can't be called {name}: the results have a file of that name."
        )
    return hand_in


def _only_one(hand_ins: list[HandIn]) -> HandIn:
    if len(hand_ins) == 1:
        return hand_ins[0]
    names = " and ".join(str(hand_in.path.name if hand_in.path else hand_in.student) for hand_in in hand_ins[:4])
    return HandIn(hand_ins[0].student, problem=f"There are two submissions of one student: {names}. Keep one.")


def _folded(student: str) -> str:
    """Names that differ only in case are one student: on some machines they are one folder."""
    return unicodedata.normalize("NFC", student).lower()
