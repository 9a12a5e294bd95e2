"""The report of a graded folder: read all of it, compare, and write the files beside the students' folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from autograder.atomic import write_atomically
from autograder.course import find_root, load_course
from autograder.grading.graded import GradedFolder, read_graded
from autograder.intake.folder import submissions_in
from autograder.platforms.lms.files import lms_files
from autograder.problem import Problem
from autograder.reporting.class_report.changes import Changes, changes
from autograder.reporting.class_report.entry import Entry, entry
from autograder.reporting.class_report.look_alikes import LookAlikes
from autograder.reporting.class_report.page import to_report_html

REPORT = "report.html"


class ReportProblem(Problem):
    """The report can't be made from what was named; the message says what to do."""


class Written(NamedTuple):
    """What came of it, in sentences."""

    said: list[str]
    warned: list[str]  # what is missing in the files, or odd about the folder
    complete: bool  # every result could be read


def write_report(
    graded: Path,
    *,
    submissions: Path | None = None,
    before: Path | None = None,
    class_lists: Mapping[str, Path] | None = None,
) -> Written:
    """Write the page into the graded folder, and the files for each system of `class_lists` (see lms.files).

    All that can be refused is refused before anything is written. Raises Problem.
    """
    folder = read_graded(graded)
    remarks = [*folder.damaged, *folder.oddities]
    entries = _entries(folder)
    found = None
    if before is not None:
        earlier = read_graded(before)
        remarks += earlier.damaged
        found = _changes(folder, entries, earlier, before)
    lms = [lms_files(system, path, graded, folder) for system, path in (class_lists or {}).items()]
    page = to_report_html(
        entries,
        remarks=remarks,
        look_alikes=None if submissions is None else _look_alikes(submissions, folder),
        changes=found,
    )
    files = {REPORT: page.encode(), **{name: content for made in lms for name, content in made.files.items()}}
    for path in (class_lists or {}).values():
        if path.resolve().parent == graded.resolve() and path.name in files:
            raise ReportProblem(f"{path} would be written over. Move the class list out of {graded}.")
    for name, content in files.items():
        try:
            write_atomically(graded / name, content)
        except OSError as error:
            raise ReportProblem(f"{graded / name} can't be written: {error.strerror}.") from error
    said = [f"The report: {graded / REPORT}", *(sentence for made in lms for sentence in made.said)]
    return Written(said, [*remarks, *(sentence for made in lms for sentence in made.missing)], not folder.damaged)


def _entries(folder: GradedFolder) -> list[Entry]:
    return [entry(student.folder, student.result, student.has_feedback) for student in folder.students]


def _assignment(folder: GradedFolder) -> str:
    return folder.students[0].result.assignment


def _changes(folder: GradedFolder, entries: list[Entry], earlier: GradedFolder, before: Path) -> Changes:
    if _assignment(earlier) != _assignment(folder):
        raise ReportProblem(
            f"{before} holds results of {_assignment(earlier)}, not of {_assignment(folder)}. Name an earlier grading "
            "of the same assignment."
        )
    return changes(entries, {entry.name: entry.result for entry in _entries(earlier)})


def _look_alikes(submissions: Path, folder: GradedFolder) -> LookAlikes:
    """The pairs among what was handed in."""
    from autograder.similarity.compare import look_alikes  # loads much that only this needs
    from autograder.similarity.sources import codes_of, known_cells

    root = find_root()
    try:
        assignment = load_course(root).assignment(_assignment(folder))
    except KeyError as error:
        raise ReportProblem(f"To compare submissions: {error.args[0]}") from error
    given = [root / "assignments" / assignment.id / f"{assignment.module}{ending}" for ending in (".py", ".ipynb")]
    given = [path for path in given if path.is_file()]
    reference = root / "solutions" / assignment.id / f"{assignment.module}.py"
    known = known_cells([*given, reference] if reference.is_file() else given)
    with submissions_in(submissions, assignment.module) as found:
        if not {student.folder for student in folder.students} & {hand_in.student for hand_in in found.hand_ins}:
            raise ReportProblem(
                f"{submissions} holds none of the students who have a result. Name what `course grade` was given."
            )
        codes, left_out = codes_of(found.hand_ins, given)
        return look_alikes(codes, known, left_out)
