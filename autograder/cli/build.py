"""`course build`: the students' files from the masters."""

from __future__ import annotations

import sys

import click


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 and say what is out of date.")
def build(ids: tuple[str, ...], only_check: bool) -> None:
    """Make the student notebook and module, the public checks and the nbgrader source of each assignment."""
    from autograder import authoring
    from autograder.course import find_root, load_course

    root = find_root()
    course = load_course(root)
    if only_check:
        differences = authoring.check(root, course, list(ids) or None)
        for difference in differences:
            click.echo(difference)
        click.echo(
            f"{len(differences)} out of date. Run `course build`." if differences else "Everything is up to date."
        )
        sys.exit(1 if differences else 0)
    written = authoring.build(root, course, list(ids) or None)
    for path in written:
        click.echo(f"wrote {path.relative_to(root)}")
    if not written:
        click.echo("Everything is up to date.")
