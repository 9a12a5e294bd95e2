"""The group of commands, and the one place where an error becomes a line."""

from __future__ import annotations

import importlib
import sys

import click

from autograder.problem import Problem

BAD_ARGUMENTS = 2
# Here, and not in the commands' own files, so that `course --help` imports none of them.
COMMANDS = {
    "build": "Make the students' files from the masters.",
    "check": "Check your own work, in seconds.",
    "grade": "Grade a class with public and hidden checks.",
    "gradescope": "The zip that an instructor uploads to Gradescope.",
    "report": "A graded class on one page, and files for Canvas and Moodle.",
    "audit": "Prove the checks: wrong answers caught, right ones accepted.",
    "data": "Which data sets are here, and from where.",
    "doctor": "What this machine can do: versions and isolation.",
    "demo": "The main job on a small made-up class.",
}


class Commands(click.Group):
    """Loads a command's file when that command is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return getattr(importlib.import_module(f"autograder.cli.{name}"), name)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def course() -> None:
    """A course that grades itself.

    Students: `course check`. Instructors: `course grade ID SUBMISSIONS --out DIR`.
    """


def main() -> None:
    """Run a command; what a person can put right is one line on standard error and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that can't show ✓ shows ? and goes on
    try:
        course()
    except Problem as problem:
        click.echo(f"course: {problem}", err=True)
        sys.exit(BAD_ARGUMENTS)
