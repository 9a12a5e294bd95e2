"""`course report`: a graded class on one page, and files for the learning management system."""

from __future__ import annotations

import sys
from pathlib import Path

import click

REPORT = "report.html"


@click.command()
@click.argument("graded", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--submissions", type=click.Path(path_type=Path), help="What was handed in, to find look-alike pairs.")
@click.option("--before", type=click.Path(path_type=Path), help="An earlier graded folder: who gains, who loses.")
def report(graded: Path, submissions: Path | None, before: Path | None) -> None:
    """Write report.html into DIR, the folder that `course grade ID SUBMISSIONS --out DIR` wrote."""
    from autograder.atomic import write_atomically
    from autograder.grading.graded import read_graded
    from autograder.reporting.class_report.changes import changes
    from autograder.reporting.class_report.entry import entry
    from autograder.reporting.class_report.page import to_report_html

    folder = read_graded(graded)
    entries = [entry(student.folder, student.result, student.has_feedback) for student in folder.students]
    earlier = None
    if before is not None:
        earlier = {e.name: e.result for e in (entry(s.folder, s.result, False) for s in read_graded(before).students)}
    assignment = folder.students[0].result.assignment
    page = to_report_html(
        entries,
        remarks=[*folder.damaged, *folder.oddities],
        look_alikes=None if submissions is None else _look_alikes(submissions, assignment),
        changes=None if earlier is None else changes(entries, earlier),
    )
    write_atomically(graded / REPORT, page)
    for sentence in (*folder.damaged, *folder.oddities):
        click.echo(sentence, err=True)
    click.echo(f"The report: {graded / REPORT}")
    sys.exit(1 if folder.damaged else 0)


def _look_alikes(submissions: Path, assignment: str):
    """The pairs among what was handed in."""
    from autograder.course import find_root, load_course
    from autograder.intake.folder import submissions_in
    from autograder.similarity.compare import look_alikes
    from autograder.similarity.sources import codes_of, known_cells

    root = find_root()
    module = load_course(root).assignment(assignment).module
    given = [root / "assignments" / assignment / f"{module}{ending}" for ending in (".py", ".ipynb")]
    reference = root / "solutions" / assignment / f"{module}.py"
    with submissions_in(submissions, module) as found:
        codes, left_out = codes_of(found.hand_ins, [path for path in given if path.is_file()])
        return look_alikes(codes, known_cells(path for path in (*given, reference) if path.is_file()), left_out)
