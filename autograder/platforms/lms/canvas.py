"""Canvas: the gradebook's import file, and feedback pages for "Upload submissions".

The import file has the columns of Canvas's own export: Student, ID, SIS User ID, SIS Login ID (and, where the school
uses them, Integration ID and Root Account), Section, then one column for each assignment, called `Title (id)`; a second
row says `Points Possible`. A title without an id makes Canvas offer a new assignment. Read up in the import's source,
lib/gradebook_importer.rb of canvas-lms.

A downloaded submission is called `name_USER_ATTACHMENT_file` or `name_LATE_USER_ATTACHMENT_file`; going back, the first
two parts of the name that are numbers say whose it is and to which handed-in file it belongs
(`infer_comment_context_from_filename` in canvas-lms). So only submissions that came from Canvas can go back in bulk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from autograder.platforms.lms.class_list import ClassList, ClassListProblem
from autograder.platforms.lms.matching import Matches, match
from autograder.result import SubmissionResult

IDS = ("ID", "SIS User ID", "SIS Login ID")
PERSON = ("Student", "LastName", "FirstName", *IDS, "Integration ID", "Root Account", "Section")
POINTS = "Points Possible"
_TITLE = re.compile(r"(?P<title>.*?)(?: \(\d+\))?")


def match_students(students: Sequence[str], class_list: ClassList) -> Matches:
    """Whose result is whose row. Raises ClassListProblem."""
    if class_list.column("ID") is None or class_list.column("Section") is None:
        raise ClassListProblem(
            "The class list is no export of Canvas's gradebook: it needs the columns Student, ID and Section. "
            "In Canvas: Grades → Export → Export Entire Gradebook."
        )
    return match(
        students,
        class_list,
        IDS,
        downloaded={student: ids[0] for student in students if (ids := downloaded_ids(student)) is not None},
        download_id=lambda row: class_list.cell(row, "ID"),
        person=lambda row: _name(class_list, row),
        skip=lambda row: not any(class_list.cell(row, name) for name in IDS),
    )


def downloaded_ids(student: str) -> tuple[str, str] | None:
    """(user, attachment) from the name that Canvas gave to a downloaded submission; None for another name."""
    parts = student.split("_")
    numbers = [part for part in parts if part.isascii() and part.isdigit()]
    # After the name come the two numbers, one behind the other, and the file's own name.
    if len(numbers) < 2 or len(parts) < 4:
        return None
    at = parts.index(numbers[0])
    as_canvas = at in (1, 2) and parts[1:at] in ([], ["LATE"]) and parts[at + 1] == numbers[1] and at + 2 < len(parts)
    return (numbers[0], numbers[1]) if as_canvas else None


def grades(
    matches: Matches, results: Mapping[str, SubmissionResult], class_list: ClassList
) -> tuple[list[list[str]], list[str]]:
    """The table to import, and what to know about it. It has who has a result: Canvas leaves the others alone."""
    first = next(iter(results.values()))
    best = max(result.max_score for result in results.values())
    column = _assignment_column(class_list, first)
    kept = [at for at, name in enumerate(class_list.header) if name.strip() in PERSON]
    notes = []
    if column is None:
        heading, points = first.title, str(best)
        notes.append(f"The class list has no column {first.title!r}: Canvas will ask, and can make a new assignment.")
    else:
        heading = class_list.header[column]
        points = next((row[column].strip() for row in class_list.rows if _is_points(row)), "") or str(best)
        if not _is(points, best):
            notes.append(f"In Canvas {heading!r} is worth {points} points, here {best}: the points are not converted.")
    table = [[class_list.header[at] for at in kept] + [heading]]
    table.append([f"    {POINTS}"] + [""] * (len(kept) - 1) + [points])
    for student, row in sorted(matches.rows.items(), key=lambda pair: pair[1]):
        table.append([class_list.rows[row][at] for at in kept] + [str(results[student].score)])
    return table, notes


def feedback_name(student: str) -> str | None:
    """What the student's page must be called to go back in bulk; None where the submission did not come from Canvas."""
    ids = downloaded_ids(student)
    if ids is None:
        return None
    before, _, _ = student.partition(f"_{ids[0]}_{ids[1]}_")
    return f"{before}_{ids[0]}_{ids[1]}_feedback.html"


def _assignment_column(class_list: ClassList, result: SubmissionResult) -> int | None:
    """The one column of the assignment's title or id, with or without Canvas's number behind it."""
    wanted = {result.title.casefold(), result.assignment.casefold()}
    found = [
        at
        for at, name in enumerate(class_list.header)
        if name.strip() not in PERSON and _TITLE.fullmatch(name.strip())["title"].casefold() in wanted
    ]
    if len(found) > 1:
        names = ", ".join(class_list.header[at] for at in found)
        raise ClassListProblem(f"Several columns of the class list could be {result.title!r}: {names}. Keep one.")
    return found[0] if found else None


def _is_points(row: list[str]) -> bool:
    return POINTS in row[0]


def _is(points: str, best: int) -> bool:
    try:
        return float(points.replace(",", ".")) == best
    except ValueError:
        return False


def _name(class_list: ClassList, row: int) -> str:
    name = class_list.cell(row, "Student") or " ".join(
        filter(None, (class_list.cell(row, "FirstName"), class_list.cell(row, "LastName")))
    )
    return name or class_list.cell(row, "ID")
