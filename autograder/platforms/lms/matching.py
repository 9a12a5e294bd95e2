"""Whose result is whose row in the class list: by id alone, and nothing is guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from autograder.platforms.lms.class_list import ClassList, ClassListProblem


class Matches(NamedTuple):
    by: str  # the heading of the column that the students' names are the ids of; empty if none was needed
    rows: dict[str, int]  # student, as the graded folder calls them → row of the class list
    unmatched: dict[str, str]  # student → why there is no row
    without: list[str]  # people of the class list without a result, as the list calls them


def match(
    students: Sequence[str],
    class_list: ClassList,
    columns: Iterable[str],
    *,
    downloaded: Mapping[str, str],
    download_id: Callable[[int], str],
    person: Callable[[int], str],
    skip: Callable[[int], bool] = lambda row: False,
) -> Matches:
    """Match students whose name is what stands in one of these columns, whatever its case.

    All names are taken for ids of one kind, that of the column where most of them are found: a number that is one
    person's student number may be another's number in the system. `downloaded` are the students whose name the system
    itself gave to a submission, with the id that it wrote there; `download_id` is that id of a row. `person` names a
    row; `skip` says which rows are no people. Raises ClassListProblem where no student matches.
    """
    people = [row for row in range(len(class_list.rows)) if not skip(row)]
    named = [student for student in students if student not in downloaded]
    by, rows_of = _best_column(named, class_list, columns, people)
    downloads = _index(people, download_id)
    found = {student: rows_of.get(_folded(student), []) for student in named}
    found |= {student: downloads.get(_folded(id_), []) for student, id_ in downloaded.items()}
    owners: dict[int, list[str]] = {}
    for student, rows in found.items():
        for row in rows:
            owners.setdefault(row, []).append(student)
    matches = Matches(by, {}, {}, [person(row) for row in people if row not in owners])
    for student in students:
        rows = found[student]
        if not rows:
            matches.unmatched[student] = "no such id in the class list"
        elif len(rows) > 1:
            matches.unmatched[student] = f"the id of several people: {', '.join(map(person, rows))}"
        elif len(same := owners[rows[0]]) > 1:
            matches.unmatched[student] = f"several submissions of {person(rows[0])}: {', '.join(same)}"
        else:
            matches.rows[student] = rows[0]
    if not matches.rows:
        names = ", ".join(list(students)[:3])
        raise ClassListProblem(
            f"No submission's name ({names}, …) is an id in the class list, which has "
            f"{', '.join(name for name in columns if class_list.column(name) is not None) or 'no column of ids'}. "
            "Nothing is guessed from names: name the submissions by id."
        )
    return matches


def _best_column(
    students: Sequence[str], class_list: ClassList, columns: Iterable[str], people: Sequence[int]
) -> tuple[str, dict[str, list[int]]]:
    """The column where most students are found, and its rows by id. Raises ClassListProblem if two are as good."""
    best: tuple[str, dict[str, list[int]]] = ("", {})
    most: dict[str, list[int]] = {}
    for name in columns:
        index = _index(people, lambda row, name=name: class_list.cell(row, name))
        found = {student: rows for student in students if (rows := index.get(_folded(student)))}
        if found and len(found) == len(most) and found != most:
            raise ClassListProblem(
                f"The submissions' names are as often ids of {best[0]!r} as of {name!r}, of different people. Delete "
                "one of the two columns from the class list's copy that you name here."
            )
        if len(found) > len(most):
            best, most = (name, index), found
    return best


def _index(people: Iterable[int], id_of: Callable[[int], str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row in people:
        if id_ := _folded(id_of(row)):
            rows.setdefault(id_, []).append(row)
    return rows


def _folded(id_: str) -> str:
    return unicodedata.normalize("NFC", id_).strip().casefold()
