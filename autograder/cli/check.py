"""`course check`: a student's public checks on their own file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from autograder.result import SubmissionResult

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.option("--exercise", metavar="NAME", help="Only this exercise.")
@click.option("--watch", is_flag=True, help="Check again whenever the file is saved.")
@click.option("--json", "as_json", is_flag=True, help="Print results.json instead of words.")
@click.option("--junit", type=FILE, help="Also write the results as JUnit XML.")
@click.option("--summary", type=FILE, help="Also add the results to this file, as Markdown.")
@click.option("--annotations", is_flag=True, help="Also print what makes GitHub mark the lines to look at.")
def check(
    path: Path,
    exercise: str | None,
    watch: bool,
    as_json: bool,
    junit: Path | None,
    summary: Path | None,
    annotations: bool,
) -> None:
    """Check the assignment in PATH: a folder, a notebook or a module. Here, if PATH is left out."""
    from autograder.platforms.desk import Desk
    from autograder.platforms.github.report import report

    full_marks = False

    def show(result: SubmissionResult) -> None:
        nonlocal full_marks
        desk.show(result, as_json=as_json)
        report(result, desk.file, junit=junit, summary=summary, annotations=annotations)
        full_marks = result.score == result.max_score

    def again() -> bool:
        if watch:
            desk.wait_for_save()
            click.clear()
        return watch

    with Desk(path) as desk:
        desk.keep_checking(exercise, show, again)
    sys.exit(0 if full_marks else 1)
