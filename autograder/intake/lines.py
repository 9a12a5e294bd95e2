"""Where code stands in the file that was handed in: line by line, also in a notebook, which is JSON."""

from __future__ import annotations

import bisect
import json
import json.scanner
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.intake.code import cell_name, read_text

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Piece:
    """A module, or one code cell: its lines, and the line of the file in which each of them stands."""

    label: str  # as in `Code`: of a cell what it defines or its place, else the module's name
    lines: list[str]
    rows: list[int]


@dataclass(frozen=True)
class Lines:
    """Lines of the file, counted from 1. What can't be found is at line 1."""

    pieces: list[Piece]

    def row(self, label: str, line: int) -> int:
        """Where a line of a piece stands."""
        for piece in reversed(self.pieces):  # of two cells that define the same, the last one counts
            if piece.label == label and 1 <= line <= len(piece.rows):
                return piece.rows[line - 1]
        return 1

    def definition(self, name: str) -> int:
        """Where a function or class is defined; the last definition counts."""
        defines = re.compile(rf"(?:async\s+)?(?:def|class)\s+{re.escape(name)}\b|{re.escape(name)}\s*=[^=]")
        for piece in reversed(self.pieces):
            for line, row in zip(reversed(piece.lines), reversed(piece.rows), strict=True):
                if defines.match(line):
                    return row
        return 1


def read_lines(path: Path, max_bytes: int) -> Lines:
    """Of a notebook or a module. A notebook of an unknown form has no lines. Raises IntakeProblem."""
    text = read_text(path, max_bytes)
    if path.suffix == ".py":
        lines = text.split("\n")
        return Lines([Piece(path.name, lines, list(range(1, len(lines) + 1)))])
    try:
        notebook = _decode(text)
        sources = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
        return Lines([_piece(number, source, text) for number, source in enumerate(sources, start=1)])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Lines([])


class _Placed(str):
    """A string of the JSON, and where in the text it begins."""

    start = 0


def _decode(text: str) -> Any:
    """JSON whose string values know their places. The standard library's scanner in Python, with one part exchanged."""

    def parse(text: str, begin: int, strict: bool) -> tuple[_Placed, int]:
        value, end = json.decoder.scanstring(text, begin, strict)
        placed = _Placed(value)
        placed.start = begin
        return placed, end

    decoder = json.JSONDecoder()
    decoder.parse_string = parse
    decoder.scan_once = json.scanner.py_make_scanner(decoder)
    return decoder.decode(text)


def _piece(number: int, source: list[_Placed] | _Placed, text: str) -> Piece:
    ends = [match.start() for match in re.finditer("\n", text)]
    lines: list[str] = []
    rows: list[int] = []
    open_line = False  # the last line has no end yet, and goes on in the next string
    for part in [source] if isinstance(source, str) else source:
        row = bisect.bisect(ends, part.start) + 1
        for line in _LINE.findall(part):
            if open_line:
                lines[-1] += line.rstrip("\n")
            else:
                lines.append(line.rstrip("\n"))
                rows.append(row)
            open_line = not line.endswith("\n")
    return Piece(cell_name(number, "".join(source)), lines, rows)
