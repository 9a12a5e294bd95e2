"""`course build`: the students' files from the masters."""

from __future__ import annotations

import sys

import click


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--release", "with_release", is_flag=True, help="Also make the zips to hand out, in release/.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 and say what is out of date.")
def build(ids: tuple[str, ...], with_release: bool, only_check: bool) -> None:
    """Make the student notebook and module, the public checks and the nbgrader source of each assignment."""
    from autograder import authoring
    from autograder.course import find_root, load_course

    root = find_root()
    course = load_course(root)
    if only_check and with_release:
        raise click.UsageError("--check changes nothing, so it can't go with --release.")
    if only_check:
        differences = authoring.check(root, course, list(ids) or None)
        for difference in differences:
            click.echo(difference)
        click.echo(
            f"{len(differences)} out of date. Run `course build`." if differences else "Everything is up to date."
        )
        sys.exit(1 if differences else 0)
    written = authoring.build(root, course, list(ids) or None)
    if with_release:
        from autograder.platforms.release import release

        written += release(root, course, ids, root / "release")
    for path in written:
        click.echo(f"wrote {path.relative_to(root)}")
    if not written:
        click.echo("Everything is up to date.")
