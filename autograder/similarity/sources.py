"""What there is to compare: what each student wrote, without the cells that everybody was given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from autograder.intake import IntakeProblem
from autograder.intake.code import read_code
from autograder.intake.folder import HandIn

MAX_BYTES = 20_000_000
MAX_CODE = 60_000  # characters; more is nothing that a person typed, and some text takes a tokeniser long
_CELL = re.compile(r"^# %%.*$", re.MULTILINE)  # where a cell begins in a module


def codes_of(hand_ins: Iterable[HandIn], given: Iterable[Path]) -> tuple[dict[str, list[str]], list[str]]:
    """Student → cells, as text that nothing runs; and the students whose file can't be read or is too large.

    A cell that is as it was in one of the files that were given out is left out.
    """
    known = {_squeezed(cell) for path in given for cell in _cells(path)}
    found, left_out = {}, []
    for hand_in in hand_ins:
        try:
            if hand_in.path is None:
                raise IntakeProblem(hand_in.problem)
            own = [cell for cell in _cells(hand_in.path) if _squeezed(cell) not in known]
        except IntakeProblem:
            left_out.append(hand_in.student)
            continue
        if sum(map(len, own)) > MAX_CODE:
            left_out.append(hand_in.student)
        else:
            found[hand_in.student] = own
    return found, left_out


def known_cells(paths: Iterable[Path]) -> list[str]:
    """The cells of files of the course itself: what was given out, the reference answers."""
    return [cell for path in paths for cell in _cells(path)]


def _cells(path: Path) -> list[str]:
    """The cells of a notebook, or of a module with `# %%` lines. Raises IntakeProblem."""
    return [part.strip("\n") for cell in read_code(path, MAX_BYTES).cells for part in _CELL.split(cell.text)]


def _squeezed(cell: str) -> str:
    return "".join(cell.split())
