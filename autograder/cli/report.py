"""`course report`: a graded class on one page, and files for the learning management system."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("graded", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--submissions", type=click.Path(path_type=Path), help="What was handed in, to find look-alike pairs.")
@click.option("--before", type=click.Path(path_type=Path), help="An earlier graded folder: who gains, who loses.")
@click.option("--canvas", type=click.Path(path_type=Path), metavar="CLASSLIST", help="Canvas's gradebook export.")
@click.option("--moodle", type=click.Path(path_type=Path), metavar="CLASSLIST", help="Moodle's grading worksheet.")
def report(
    graded: Path, submissions: Path | None, before: Path | None, canvas: Path | None, moodle: Path | None
) -> None:
    """Write report.html into DIR, the folder that `course grade ID SUBMISSIONS --out DIR` wrote.

    With a class list also the grades and the feedback pages in the form in which Canvas or Moodle takes them back.
    """
    from autograder.platforms.class_report import write_report
    from autograder.platforms.lms.files import CANVAS, MOODLE

    lists = {system: path for system, path in ((CANVAS, canvas), (MOODLE, moodle)) if path is not None}
    written = write_report(graded, submissions=submissions, before=before, class_lists=lists)
    click.echo("\n".join(written.said))
    for sentence in written.warned:
        click.echo(sentence, err=True)
    sys.exit(0 if written.complete else 1)
