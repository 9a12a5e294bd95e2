"""Read a graded folder: what `grade_class` wrote, and what is odd about it."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

from autograder.grading.grade import FEEDBACK, GRADES, RESULTS
from autograder.problem import Problem
from autograder.reporting.grades_csv import safe
from autograder.reporting.results_json import read_results_json
from autograder.result import SubmissionResult


class NotGraded(Problem):
    """There is no graded class; the message says what to do."""


@dataclass(frozen=True)
class GradedStudent:
    folder: str  # the student's name as it was handed in, and that of the folder
    result: SubmissionResult
    has_feedback: bool


@dataclass(frozen=True)
class GradedFolder:
    students: list[GradedStudent]  # sorted by folder
    damaged: list[str]  # a sentence for each result that can't be read
    oddities: list[str]  # sentences about the folder as a whole


def read_graded(folder: Path) -> GradedFolder:
    """All results in a folder. Raises NotGraded where there is none, or results of several assignments."""
    if not folder.is_dir():
        raise NotGraded(
            f"There is no folder {folder}. Name the one that `course grade ID SUBMISSIONS --out DIR` wrote."
        )
    students, damaged = [], []
    for path in sorted(folder.iterdir()):
        if not (path / RESULTS).is_file():
            continue
        try:
            result = read_results_json(path / RESULTS)
        except (OSError, ValueError) as error:
            damaged.append(str(error))
        else:
            students.append(GradedStudent(path.name, result, os.access(path / FEEDBACK, os.R_OK)))
    if not students:
        unreadable = f" The first of {len(damaged)} that can't be read: {damaged[0]}" if damaged else ""
        raise NotGraded(f"{folder} holds no results. Grade first: `course grade ID SUBMISSIONS --out DIR`.{unreadable}")
    assignments = sorted({student.result.assignment for student in students})
    if len(assignments) > 1:
        raise NotGraded(
            f"{folder} holds results of {' and '.join(assignments)}. Give each assignment a folder of its own: "
            "`course grade ID SUBMISSIONS --out DIR`."
        )
    return GradedFolder(students, damaged, _oddities(folder, students))


def _oddities(folder: Path, students: list[GradedStudent]) -> list[str]:
    found = []
    for what, values in (
        ("data sets", {student.result.dataset for student in students}),
        ("isolation tiers", {student.result.tier for student in students}),
        ("sets of checks", {tuple((c.check, c.points) for c in student.result.checks) for student in students}),
    ):
        if len(values) > 1:
            names = f" ({', '.join(sorted(values))})" if what != "sets of checks" else ""
            found.append(
                f"The submissions were graded with {len(values)} different {what}{names}, so they are not comparable. "
                "`course grade … --fresh` grades all of them alike."
            )
    listed = _listed(folder / GRADES)
    if listed is None:
        found.append(f"There is no {GRADES} in the folder: the grading was not finished. The same command goes on.")
        return found
    extra = [student.folder for student in students if safe(student.result.student) not in listed]
    if extra:
        found.append(
            f"{', '.join(extra)}: not in {GRADES}, so of an earlier grading. Delete the folders of who left the class."
        )
    return found


def _listed(path: Path) -> set[str] | None:
    """The students in grades.csv, as they stand there; None where it can't be read."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {row["student"] for row in csv.DictReader(file)}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError):
        return None
