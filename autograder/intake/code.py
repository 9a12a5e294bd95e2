"""One handed-in file → its pieces of code, as text. Nothing of it is run here."""

from __future__ import annotations

import functools
import re
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from autograder.intake.problem import IntakeProblem
from autograder.isolation.protocol import Cell

SUFFIXES = (".ipynb", ".py")


@dataclass(frozen=True)
class Code:
    """A handed-in file, read."""

    name: str
    cells: list[Cell]
    remarks: tuple[str, ...] = ()


def read_code(path: Path, max_bytes: int) -> Code:
    """The code cells of a notebook, or a module as one cell. Raises IntakeProblem."""
    text = read_text(path, max_bytes)
    if path.suffix == ".py":
        return Code(path.name, [Cell(path.name, text)])
    return _read_notebook(path.name, text)


def code_of(path: Path, max_bytes: int) -> tuple[str, ...] | None:
    """The code alone, to tell whether two files say the same; None where it can't be read."""
    try:
        return tuple(cell.text.strip() for cell in read_code(path, max_bytes).cells)
    except IntakeProblem:
        return None


def read_text(path: Path, max_bytes: int) -> str:
    """The text of a regular UTF-8 file of at most so many bytes, with plain line ends. Raises IntakeProblem."""
    try:
        status = path.lstat()
    except OSError as error:
        raise IntakeProblem(f"{path.name} can't be read: {error.strerror}.") from error
    if not stat.S_ISREG(status.st_mode):
        raise IntakeProblem(f"{path.name} is not a regular file. Hand in the file itself, not a link or a folder.")
    if status.st_size > max_bytes:
        raise IntakeProblem(
            f"{path.name} has {status.st_size / 1e6:.0f} MB; at most {max_bytes / 1e6:.0f} MB are read. "
            "Clear the outputs (Edit → Clear Outputs of All Cells), save, and hand it in again."
        )
    if status.st_size == 0:
        raise IntakeProblem(f"{path.name} is empty.")
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise IntakeProblem(f"{path.name} can't be read: {error.strerror}.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IntakeProblem(f"{path.name} is not UTF-8 text (byte {error.start}). Save it as UTF-8 again.") from error
    if "\0" in text:
        raise IntakeProblem(f"{path.name} is not a text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_notebook(name: str, text: str) -> Code:
    """The sources of the code cells. Nothing is validated: the time for that grows with the square of the size."""
    reader = _nbformat().reader
    try:
        notebook = reader.reads(text)
        old = notebook.nbformat < 4
        cells = [cell for sheet in notebook.worksheets for cell in sheet.cells] if old else notebook.cells
        sources = [cell.input if old else cell.source for cell in cells if cell.cell_type == "code"]
        for source in sources:
            source.encode()  # half of a surrogate pair is text in JSON, but nowhere else
    except Exception as error:  # the library lets through whatever its parts raise on JSON of a wrong shape
        raise IntakeProblem(f"{name} is not a notebook that can be read. Open it in JupyterLab and save it.") from error
    remarks = (f"{name} is in the old notebook format {notebook.nbformat}.",) if old else ()
    return Code(name, [Cell(cell_name(number, source), source) for number, source in enumerate(sources, 1)], remarks)


@functools.cache
def _nbformat() -> ModuleType:
    """The library, imported in a moment: jsonschema reads a grammar of web addresses for a second, which it never uses.

    Only while it is imported that grammar is as if it were not installed.
    """
    grammar = "rfc3987_syntax"
    hidden = grammar not in sys.modules
    if hidden:
        sys.modules[grammar] = None  # type: ignore[assignment]
    import nbformat.reader

    if hidden:
        del sys.modules[grammar]
    return nbformat


def cell_name(number: int, source: str) -> str:
    """What a reader finds a cell by: what it defines, or else its place."""
    defined = re.search(r"^(?:async +def|def|class) +(\w{1,60})", source, re.MULTILINE)
    return f"the cell of `{defined[1]}`" if defined else f"code cell {number}"
