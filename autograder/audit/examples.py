"""Wrong and right submissions, one file each: only what differs from the reference answers.

The docstring of the file says what it is:

    '''The first line: the mistake, or what is unusual, in words.

    Exercise: propagate
    Names: number of columns | axis
    '''

`Names`, for wrong examples only, lists alternatives, one of which the first failing message must contain.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.problem import Problem

Kind = Literal["wrong", "right"]
KINDS: tuple[Kind, ...] = ("wrong", "right")


class ExampleProblem(Problem):
    """An example file is not as it should be; the message says what to change."""


@dataclass(frozen=True)
class Example:
    """One known submission."""

    name: str  # the file's name without .py
    kind: Kind
    about: str  # the mistake, or what is unusual, in words
    exercise: str
    names: tuple[str, ...]  # for a wrong one: what the first failing message may contain to name the mistake
    code: str


def read_examples(folder: Path, exercises: tuple[str, ...]) -> list[Example]:
    """All examples in folder/wrong and folder/right, by kind and exercise. Raises ExampleProblem."""
    examples = [_read(path, kind, exercises) for kind in KINDS for path in sorted((folder / kind).glob("*.py"))]
    return sorted(examples, key=lambda e: (KINDS.index(e.kind), exercises.index(e.exercise), e.name))


def compose(master: str, example: Example) -> str:
    """A whole submission: the reference answers, then the example's definitions. The last definition counts."""
    return f"{master.rstrip()}\n\n\n# %%\n{example.code}"


def _read(path: Path, kind: Kind, exercises: tuple[str, ...]) -> Example:
    where = f"{path.parent.name}/{path.name}"
    code = path.read_text(encoding="utf-8")
    try:
        text = ast.get_docstring(ast.parse(code)) or ""
    except SyntaxError as error:
        raise ExampleProblem(f"{where} can't be read: {error}") from error
    about, *lines = text.split("\n")
    fields = dict(line.split(": ", 1) for line in lines if ": " in line)
    exercise = fields.get("Exercise", "").strip()
    names = tuple(name.strip().lower() for name in fields.get("Names", "").split("|") if name.strip())
    if not about:
        raise ExampleProblem(f"{where} needs a docstring whose first line says what it is.")
    if exercise not in exercises:
        raise ExampleProblem(f"{where} needs a line `Exercise: NAME` with one of {', '.join(exercises)}.")
    if bool(names) != (kind == "wrong"):
        raise ExampleProblem(f"{where}: a wrong example needs a line `Names: ...`, a right one has none.")
    return Example(path.stem, kind, about.rstrip("."), exercise, names, code)
