"""The results of a student's own checks, where a workflow wants them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import click

from autograder.atomic import write_atomically
from autograder.intake.lines import read_lines
from autograder.platforms.desk import MAX_BYTES
from autograder.platforms.github.annotations import line_of, to_annotations
from autograder.problem import Problem
from autograder.reporting.junit import to_junit_xml
from autograder.reporting.markdown import to_markdown
from autograder.result import CheckResult, SubmissionResult


def report(
    result: SubmissionResult, file: Path, *, junit: Path | None, summary: Path | None, annotations: bool
) -> None:
    """Write or print what is asked for. Raises Problem."""
    if junit is None and summary is None and not annotations:
        return
    lines = read_lines(file, MAX_BYTES)
    name = _in_repository(file)

    def line(check: CheckResult) -> int:
        return line_of(check, lines)

    if junit is not None:
        with _writing(junit):
            write_atomically(junit, to_junit_xml(result, name, line))
    if summary is not None:
        # Other steps of a workflow write to the same page.
        with _writing(summary), summary.open("a", encoding="utf-8") as page:
            page.write(to_markdown(result) + "\n")
    if annotations:
        for command in to_annotations(result, name, line):
            click.echo(command)


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Problem(f"{path} can't be written: {error.strerror}.") from error


def _in_repository(file: Path) -> str:
    """The file as GitHub names it: below the root of the repository."""
    base = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    return file.relative_to(base).as_posix() if file.is_relative_to(base) else file.name
