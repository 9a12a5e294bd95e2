"""grades.csv: one row per student, for a spreadsheet or a learning management system."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from autograder.reporting.shown import shown
from autograder.reporting.verdicts import by_exercise
from autograder.result import SubmissionResult

# A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection"); full-width forms count too.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_BEHIND_A_SEPARATOR = re.compile("([;\t] *)(?=[=+\\-@＝＋－＠])")


def to_grades_csv(results: Iterable[SubmissionResult]) -> str:
    """The file's text: student, total, max, the points of each exercise, data set, tier, remarks; sorted by student."""
    rows = sorted((shown(result) for result in results), key=lambda result: result.student)
    points = [{verdict.name: verdict.score for verdict in by_exercise(row)} for row in rows]
    exercises = list(dict.fromkeys(name for of_row in points for name in of_row))
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(safe(cell) for cell in ["student", "total", "max", *exercises, "dataset", "tier", "remarks"])
    for row, of_row in zip(rows, points, strict=True):
        cells = [row.student, row.score, row.max_score, *(of_row.get(name, "") for name in exercises)]
        writer.writerow(safe(cell) for cell in [*cells, row.dataset, row.tier, " | ".join(row.remarks)])
    return file.getvalue()


def safe(cell: str | int) -> str | int:
    """A text that a spreadsheet would run gets an apostrophe in front, which spreadsheets take for "this is text".

    So does what stands behind a semicolon or a tab: in some countries a cell ends there, whatever the file says.
    """
    if not isinstance(cell, str):
        return cell
    cell = _BEHIND_A_SEPARATOR.sub(r"\1'", cell)
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell
