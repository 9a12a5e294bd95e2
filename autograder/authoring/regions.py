"""The regions `### BEGIN SOLUTION` … `### END SOLUTION` and `### BEGIN HIDDEN TESTS` … `### END HIDDEN TESTS`.

nbgrader's preprocessors find and clear them. This module finds them by the same rule (a line that contains the words),
but is stricter: nbgrader lets an END without a BEGIN pass.
"""

from __future__ import annotations

from autograder.authoring.errors import SourceError

SOLUTION = "SOLUTION"
HIDDEN = "HIDDEN TESTS"


def regions(source: str, kind: str) -> list[range]:
    """The lines (counted from 1) of each region, the two marker lines included. Raises SourceError."""
    begin, end = f"BEGIN {kind}", f"END {kind}"
    found: list[range] = []
    opened = 0
    number = 0
    for number, line in enumerate(source.split("\n"), start=1):
        if begin in line:
            if opened:
                raise SourceError(
                    number, f"BEGIN {kind} inside the region that line {opened} opened. Close that first."
                )
            opened = number
        elif end in line:
            if not opened:
                raise SourceError(number, f"END {kind} without a BEGIN {kind} above it. Add one, or remove this line.")
            found.append(range(opened, number + 1))
            opened = 0
    if opened:
        raise SourceError(opened, f"BEGIN {kind} without an END {kind} below it. Add `### END {kind}`.")
    return found


def inside(source: str, kind: str) -> list[list[str]]:
    """The lines of each region without its marker lines."""
    lines = source.split("\n")
    return [lines[region.start : region.stop - 2] for region in regions(source, kind)]
