"""`course report`: a graded class on one page, and files for the learning management system."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

REPORT = "report.html"


@click.command()
@click.argument("graded", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--submissions", type=click.Path(path_type=Path), help="What was handed in, to find look-alike pairs.")
@click.option("--before", type=click.Path(path_type=Path), help="An earlier graded folder: who gains, who loses.")
@click.option("--canvas", type=click.Path(path_type=Path), metavar="CLASSLIST.csv", help="Canvas's gradebook export.")
@click.option("--moodle", type=click.Path(path_type=Path), metavar="CLASSLIST.csv", help="Moodle's grading worksheet.")
def report(
    graded: Path, submissions: Path | None, before: Path | None, canvas: Path | None, moodle: Path | None
) -> None:
    """Write report.html into DIR, the folder that `course grade ID SUBMISSIONS --out DIR` wrote.

    With a class list also the grades and the feedback pages in the form that Canvas or Moodle takes them back.
    """
    from autograder.grading.graded import read_graded
    from autograder.platforms.lms.files import CANVAS, MOODLE, lms_files
    from autograder.reporting.class_report.changes import changes
    from autograder.reporting.class_report.entry import entry
    from autograder.reporting.class_report.page import to_report_html

    folder = read_graded(graded)
    lists = {system: path for system, path in ((CANVAS, canvas), (MOODLE, moodle)) if path is not None}
    # All that can be refused comes first, so that either everything is written or nothing.
    lms = [lms_files(system, path, graded, folder) for system, path in lists.items()]
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
    files = {REPORT: page.encode(), **{name: content for made in lms for name, content in made.files.items()}}
    _write(graded, files, lists.values())
    click.echo(f"The report: {graded / REPORT}")
    for made in lms:
        click.echo("\n".join(made.said))
    for sentence in (*folder.damaged, *folder.oddities, *(sentence for made in lms for sentence in made.missing)):
        click.echo(sentence, err=True)
    sys.exit(1 if folder.damaged else 0)


def _write(graded: Path, files: Mapping[str, bytes], lists: Iterable[Path]) -> None:
    from autograder.atomic import write_atomically

    for path in lists:
        if path.resolve().parent == graded.resolve() and path.name in files:
            raise click.UsageError(f"{path} would be written over. Move the class list out of {graded}.")
    for name, content in files.items():
        try:
            write_atomically(graded / name, content)
        except OSError as error:
            raise click.UsageError(f"{graded / name} can't be written: {error.strerror}.") from error


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
