"""`course check`: a student's public checks on their own file."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.option("--exercise", metavar="NAME", help="Only this exercise.")
@click.option("--watch", is_flag=True, help="Check again whenever the file is saved.")
@click.option("--json", "as_json", is_flag=True, help="Print results.json instead of words.")
def check(path: Path, exercise: str | None, watch: bool, as_json: bool) -> None:
    """Check the assignment in PATH: a folder, a notebook or a module. Here, if PATH is left out."""
    from autograder.platforms.desk import Desk

    with Desk(path) as desk:
        done = desk.check(exercise, as_json=as_json)
        while watch:
            desk.wait_for_save()
            click.clear()
            done = desk.check(exercise, as_json=as_json)
    sys.exit(0 if done else 1)
