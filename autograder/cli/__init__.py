"""The command line: `course`. One file per command, imported when it is called."""

from autograder.cli.main import main

__all__ = ["main"]
