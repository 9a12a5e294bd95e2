"""The files for one learning management system, ready to be written beside the report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from autograder.grading.grade import FEEDBACK
from autograder.grading.graded import GradedFolder
from autograder.platforms.lms import canvas, moodle
from autograder.platforms.lms.bundle import to_zip
from autograder.platforms.lms.class_list import read_class_list, to_csv
from autograder.reporting.text import one_line
from autograder.reporting.verdicts import part_of

CANVAS, MOODLE = "Canvas", "Moodle"
CSV = {CANVAS: "canvas.csv", MOODLE: "moodle.csv"}
ZIP = {CANVAS: "canvas-feedback.zip", MOODLE: "moodle-feedback.zip"}
SHOWN = 20  # names in one sentence


class LmsFiles(NamedTuple):
    files: dict[str, bytes]  # name → content
    said: list[str]  # sentences about what is in them
    missing: list[str]  # sentences about what is not


def lms_files(system: str, class_list_path: Path, graded: Path, folder: GradedFolder) -> LmsFiles:
    """Grades and feedback for CANVAS or MOODLE. Raises ClassListProblem; nothing is written here."""
    class_list = read_class_list(class_list_path)
    results = {student.folder: student.result for student in folder.students}
    platform = canvas if system == CANVAS else moodle
    matches = platform.match_students(list(results), class_list)
    table, said = platform.grades(matches, results, class_list)
    pages, unnamed = {}, []
    for student in folder.students:
        if student.folder not in matches.rows or not student.has_feedback:
            continue
        name = (
            canvas.feedback_name(student.folder)
            if system == CANVAS
            else moodle.feedback_name(student.folder, matches.rows[student.folder], class_list)
        )
        if name is None:
            unnamed.append(student.folder)
        else:
            pages[name] = (graded / student.folder / FEEDBACK).read_bytes()
    files = {CSV[system]: to_csv(table).encode()}
    by = f", matched by {matches.by!r}" if matches.by else ""
    said = [f"{system}: {part_of(len(matches.rows), len(results), 'result')} in {graded / CSV[system]}{by}.", *said]
    if pages:
        files[ZIP[system]] = to_zip(pages)
        said.append(f"{system}: {part_of(len(pages), len(matches.rows), 'page')} in {graded / ZIP[system]}.")
    return LmsFiles(files, said, _missing(system, matches.unmatched, matches.without, unnamed))


def _missing(system: str, unmatched: Mapping[str, str], without: list[str], unnamed: list[str]) -> list[str]:
    """Names come from files of others, so the sentences are made fit for a terminal."""
    sentences = []
    if unmatched:
        whys = [f"{student} ({why})" for student, why in unmatched.items()]
        sentences.append(f"{system}: not in the file: {'; '.join(whys)}.")
    if without:
        sentences.append(f"{system}: in the class list without a result: {', '.join(without)}.")
    if unnamed:
        why = {
            CANVAS: "Canvas takes pages back in bulk only for submissions that were downloaded from it",
            MOODLE: "Moodle's number of the participant is in the assignment's grading worksheet alone",
        }[system]
        more = f" and {len(unnamed) - SHOWN} more" if len(unnamed) > SHOWN else ""
        sentences.append(f"{system}: no page for bulk return of {', '.join(unnamed[:SHOWN])}{more}: {why}.")
    return [one_line(sentence, len(sentence)) for sentence in sentences]
