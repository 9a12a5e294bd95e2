"""Look for reference answers and hidden checks where students can read.

Lines are compared without any blanks, so that another indentation, a quote in a text or a line inside a notebook's
JSON is found all the same. A line that says nothing (short, a bare `return x`, a plain call of another exercise) is no
secret.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from autograder.authoring.checks import CheckSource
from autograder.authoring.master import Master, Role
from autograder.authoring.regions import HIDDEN, inside, regions

TELLING = 16  # characters without blanks; shorter lines of code stand everywhere
TELLING_TEXT = 40  # the same for a line of prose


@dataclass(frozen=True)
class Secret:
    """One thing that must not be found: `pattern` is searched in text without blanks, `word` in text as it is."""

    owner: str  # "the answer of propagate"
    shown: str  # the line, for the message
    pattern: str = ""
    word: str = ""


def given_lines(master: Master, checks_text: str) -> set[str]:
    """The lines, without blanks, that students of one assignment get: its public checks and the code that is given."""
    given = [cell.source for cell in master.cells if cell.role in (Role.given, Role.experiment)]
    return {_squeezed(line) for text in (_outside(checks_text), *given) for line in text.split("\n")}


def secrets_of(
    master: Master, checks: Sequence[CheckSource], checks_text: str, public: Set[str] = frozenset()
) -> list[Secret]:
    """Everything in one assignment that students must not read.

    A line of a hidden check that also stands in a public one, of `public` or of this assignment, is no secret.
    """
    found = []
    for cell in master.cells:
        for lines in cell.answers:
            owner = "the written answer" if cell.role is Role.written else f"the answer of {cell.exercise}"
            telling = _is_telling_text if cell.role is Role.written else _is_telling
            found += [Secret(owner, line.strip(), pattern=_squeezed(line)) for line in lines if telling(line)]
    hidden = [line for region in inside(checks_text, HIDDEN) for line in region]
    public = public | given_lines(master, checks_text)
    for line in hidden:
        if _is_telling(line) and _squeezed(line) not in public:
            found.append(Secret("a hidden check", line.strip(), pattern=_squeezed(line)))
    found += [Secret("a hidden check", check.name, word=check.name) for check in checks if check.hidden]
    return found


def leaks_in(name: str, text: str, secrets: Iterable[Secret]) -> list[str]:
    """What of `secrets` the file has, one line for each."""
    texts = [text, *_strings(text)]
    squeezed = "\n".join(_squeezed(line) for part in texts for line in part.split("\n"))
    whole = "\n".join(texts)
    found = []
    for secret in secrets:
        if (secret.pattern and secret.pattern in squeezed) or (
            secret.word and re.search(rf"\b{re.escape(secret.word)}\b", whole)
        ):
            found.append(f"{name} gives away {secret.owner}: {secret.shown}")
    return list(dict.fromkeys(found))


def _squeezed(line: str) -> str:
    return "".join(line.split())


def _outside(text: str) -> str:
    hidden = {number for region in regions(text, HIDDEN) for number in region}
    return "\n".join(line for number, line in enumerate(text.split("\n"), start=1) if number not in hidden)


def _is_telling_text(line: str) -> bool:
    return len(_squeezed(line)) >= TELLING_TEXT


def _is_telling(line: str) -> bool:
    """Whether finding this line of code elsewhere would mean something."""
    if len(_squeezed(line.partition("  #")[0])) < TELLING:
        return False
    try:
        body = ast.parse(line.strip()).body
    except SyntaxError:  # the head of a block, or part of a longer statement
        return not re.match(r"for \w+ in (?:range\(\w+\)|\w+):$|except [\w.]+:$|[\w\s,.]+= *\w+\($", line.strip())
    match body:
        case [ast.Return(ast.Name() | ast.Constant() | None)] | [ast.Import() | ast.ImportFrom()]:
            return False
        case [ast.Assign(value=ast.Call() as call)] | [ast.Expr(ast.Call() as call)]:
            return not _is_plain_call(call)
    return True


def _is_plain_call(call: ast.Call) -> bool:
    """`propagate(w, b, X, Y)`: everybody who knows the signature writes this."""
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    match call.func:
        case ast.Name() | ast.Attribute(ast.Name("student")):
            pass
        case _:
            return False
    return all(isinstance(value, ast.Name | ast.Constant) for value in values)


def _strings(text: str) -> Iterator[str]:
    """The strings of a JSON file (a notebook); nothing for another file."""
    try:
        value = json.loads(text)
    except ValueError:
        return
    yield from _strings_in(value)


def _strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings_in(inner)
