"""The class list that a learning management system exports: any CSV with a line of headings."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import NamedTuple

from autograder.problem import Problem
from autograder.reporting.grades_csv import safe

DELIMITERS = (",", ";", "\t")
_HARMLESS = re.compile(r"-|-?\d+(?:[.,]\d+)?")


class ClassListProblem(Problem):
    """A class list can't be used; the message says what to export instead."""


class ClassList(NamedTuple):
    header: list[str]
    rows: list[list[str]]  # each as long as the header

    def column(self, name: str) -> int | None:
        """Where a heading stands, whatever its case; None if it is not there."""
        folded = [heading.strip().casefold() for heading in self.header]
        return folded.index(name.casefold()) if name.casefold() in folded else None

    def cell(self, row: int, name: str) -> str:
        """What stands there, without blanks around it; empty if there is no such column."""
        at = self.column(name)
        return "" if at is None else self.rows[row][at].strip()


def read_class_list(path: Path) -> ClassList:
    """The table in a file: UTF-8, with commas, semicolons or tabs. Raises ClassListProblem."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ClassListProblem(f"The class list {path} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ClassListProblem(f"The class list {path} is not UTF-8 text. Export it as CSV (UTF-8) again.") from error
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ClassListProblem(f"The class list {path} is not a CSV file: {error}.") from error
    table = [row for row in table if any(cell.strip() for cell in row)]
    if len(table) < 2:
        raise ClassListProblem(f"The class list {path} has no rows below its headings.")
    header, *rows = table
    for number, row in enumerate(rows, 2):
        if len(row) > len(header):
            raise ClassListProblem(f"The class list {path} has more cells than headings in row {number}.")
    return ClassList(header, [row + [""] * (len(header) - len(row)) for row in rows])


def to_csv(table: list[list[str]]) -> str:
    """A table as CSV in which no cell is a formula. Numbers, and a dash for "nothing", stay as they are."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([cell if _HARMLESS.fullmatch(cell) else safe(cell) for cell in row] for row in table)
    return file.getvalue()
