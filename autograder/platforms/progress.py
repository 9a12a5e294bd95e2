"""Progress of a grading: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextlib.contextmanager
def progress(total: int, every: int = 1) -> Iterator[Callable[[str], None]]:
    """A function that is told each student whose submission is done. Plain lines: one for every so many of them."""
    console = Console()
    if not console.is_terminal:
        done = 0

        def line(student: str) -> None:
            nonlocal done
            done += 1
            if done % every == 0 or done == total:
                click.echo(f"{done}/{total} {student}")

        yield line
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as bar:
        task, start, done = bar.add_task("", total=total), time.monotonic(), 0

        def advance(student: str) -> None:
            nonlocal done
            done += 1
            rate = 60 * done / (time.monotonic() - start)
            bar.update(task, advance=1, description=f"{rate:.0f} a minute, {student}")

        yield advance
