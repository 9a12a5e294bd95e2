"""What is wrong in a master, said so that its author can put it right."""

from __future__ import annotations

from pathlib import Path

from autograder.problem import Problem


class MasterError(Problem):
    """A master or its checks can't be built from. The message has the file, the line and what to do."""

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        where = path.as_posix() if line is None else f"{path.as_posix()}:{line}"
        super().__init__(f"{where}: {problem}")


class LeakError(Problem):
    """A file for students would hold a secret, so nothing was written."""


class SourceError(Exception):
    """The same inside one piece of source; `line` counts from 1 within the piece. Never leaves this room."""

    def __init__(self, line: int, problem: str) -> None:
        self.line = line
        self.problem = problem
        super().__init__(f"line {line}: {problem}")
