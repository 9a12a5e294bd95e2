"""Moodle: an assignment's grading worksheet or the gradebook's import file, and a zip of feedback files.

Two lists are understood, with the English headings of Moodle:

- the *grading worksheet* of the assignment (Identifier, Full name, …, Grade, Maximum Grade, …, Last modified (grade),
  …): the same rows go back with the Grade filled in. Moodle reads Identifier ("Participant 1234"), Grade and Last
  modified (grade); see mod/assign/feedback/offline/importgradeslib.php.
- any list of the course with ID number, Email address or Username, such as the gradebook's export: these columns and
  one with the points, for Grades → Import → CSV file, where the instructor says which column is which.

Feedback files go back in a zip of folders called `Full name_1234_assignsubmission_file`, as Moodle calls them in
"Download all submissions"; see mod/assign/feedback/file/importziplib.php.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from autograder.platforms.lms.class_list import ClassList, ClassListProblem
from autograder.platforms.lms.matching import Matches, match
from autograder.result import SubmissionResult

IDENTIFIER, GRADE, MAXIMUM, MODIFIED = "Identifier", "Grade", "Maximum Grade", "Last modified (grade)"
IDS = ("ID number", "Email address", "Username")
PERSON = ("First name", "Last name", "Surname", "Full name", *IDS)
PLUGIN = "assignsubmission_file"
_DOWNLOADED = re.compile(rf"(?P<name>[^_]*)_(?P<id>\d+)_{PLUGIN}_?.*")


def match_students(students: Sequence[str], class_list: ClassList) -> Matches:
    """Whose result is whose row. Raises ClassListProblem."""
    if all(class_list.column(name) is None for name in (IDENTIFIER, *IDS)):
        raise ClassListProblem(
            f"The class list has none of the columns {', '.join((IDENTIFIER, *IDS))}. In Moodle: the assignment's "
            "“Download grading worksheet”, or Grades → Export → Plain text file; with Moodle set to English."
        )
    return match(
        students,
        class_list,
        (*IDS, IDENTIFIER),
        downloaded={student: found["id"] for student in students if (found := _DOWNLOADED.fullmatch(student))},
        download_id=lambda row: participant(class_list, row),
        person=lambda row: _name(class_list, row) or class_list.cell(row, IDENTIFIER),
    )


def participant(class_list: ClassList, row: int) -> str:
    """Moodle's number of a participant: "1234" of "Participant 1234"; empty where the list has none."""
    found = re.search(r"\d+$", class_list.cell(row, IDENTIFIER))
    return found[0] if found else ""


def grades(
    matches: Matches, results: Mapping[str, SubmissionResult], class_list: ClassList
) -> tuple[list[list[str]], list[str]]:
    """The table to import, and what to know about it. It has who has a result: Moodle leaves the others alone.

    Raises ClassListProblem where the worksheet's maximum is another one: Moodle takes the points as they are.
    """
    rows = sorted(matches.rows.items(), key=lambda pair: pair[1])
    if class_list.column(IDENTIFIER) is not None:
        return _worksheet(rows, results, class_list), []
    kept = [at for at, name in enumerate(class_list.header) if name.strip() in PERSON]
    title = next(iter(results.values())).title
    best = max(result.max_score for result in results.values())
    table = [[class_list.header[at].strip() for at in kept] + [title]]
    table += [[class_list.rows[row][at] for at in kept] + [str(results[student].score)] for student, row in rows]
    return table, [f"In Moodle the grade item must have a maximum grade of {best}."]


def _worksheet(
    rows: list[tuple[str, int]], results: Mapping[str, SubmissionResult], class_list: ClassList
) -> list[list[str]]:
    grade = class_list.column(GRADE)
    if grade is None or class_list.column(MODIFIED) is None:
        raise ClassListProblem(
            f"The grading worksheet lacks {GRADE!r} or {MODIFIED!r}, which Moodle needs. Download it again, unchanged."
        )
    table = [class_list.header]
    for student, row in rows:
        best, maximum = results[student].max_score, class_list.cell(row, MAXIMUM)
        if maximum and _number(maximum) != best:
            raise ClassListProblem(
                f"Moodle's maximum grade is {maximum}, and the assignment has {best} points. Set the maximum grade to "
                f"{best} in Moodle (or the points in course_config.py), and download the worksheet again."
            )
        cells = list(class_list.rows[row])
        cells[grade] = str(results[student].score)
        table.append(cells)
    return table


def feedback_name(student: str, row: int, class_list: ClassList) -> str | None:
    """Folder and file of the student's page in the zip; None where Moodle's number of the participant is not known."""
    found = _DOWNLOADED.fullmatch(student)
    number = participant(class_list, row) or (found["id"] if found else "")
    if not number:
        return None
    # Moodle takes the part behind the first underscore for the number.
    name = re.sub(r"[_/\\:\x00-\x1f]", " ", _name(class_list, row) or (found["name"] if found else "")).strip(" .")
    return f"{name or 'student'}_{number}_{PLUGIN}/feedback.html"


def _name(class_list: ClassList, row: int) -> str:
    last = class_list.cell(row, "Last name") or class_list.cell(row, "Surname")
    parts = [class_list.cell(row, "First name"), last]
    return class_list.cell(row, "Full name") or " ".join(part for part in parts if part)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
