"""`course data`: which data sets are here."""

from __future__ import annotations

import click


@click.command()
@click.option("--fetch", is_flag=True, help="Download what is not here, and verify its checksums.")
def data(fetch: bool) -> None:
    """Say which data sets are on this machine, from where, and whether their checksums are right."""
    from rich.console import Console
    from rich.table import Table

    from autograder import datasets
    from autograder.course import CourseError, find_root, load_course

    if fetch:
        for status in datasets.status():
            if status.can_be_fetched and not status.here:
                datasets.fetch(status.name)
    table = Table(box=None, pad_edge=False)
    for heading in ("data set", "here", "checksums", "origin"):
        table.add_column(heading, overflow="fold")
    for status in datasets.status():
        table.add_row(status.name, "yes" if status.here else "no", status.checksum, status.origin)
    Console().print(table)
    for status in datasets.status():
        if status.here:
            click.echo(f"{status.name} lies in {status.where}")  # outside the table, which would cut the path
    try:
        root = find_root()
    except CourseError:  # a student's folder: the notebook says what it uses
        return
    course = load_course(root)
    for family, preference in course.datasets.items():
        click.echo(f"In use for {family}: {datasets.in_use(family, preference).name}")
