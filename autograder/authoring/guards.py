"""`if __name__ == "__main__":` around the experiments of a master, and how a notebook cell gets rid of it."""

from __future__ import annotations

import ast
import io
import tokenize

from autograder.authoring.errors import SourceError

# Python 3.12 and later split f-strings (3.14: t-strings too) into several tokens.
_STRING_STARTS = {"FSTRING_START", "TSTRING_START"}
_STRING_ENDS = {"FSTRING_END", "TSTRING_END"}


def unguarded(source: str) -> str | None:
    """The body of the cell's guard, dedented, with its comments and blank lines; None if the cell has no guard.

    Comments above and below the guard are kept. Raises SourceError for a guard beside other code or with an `else`, and
    SyntaxError for source that isn't Python.
    """
    body = ast.parse(source).body
    guards = [statement for statement in body if _is_guard(statement)]
    if not guards:
        return None
    guard = guards[0]
    if len(body) > 1:
        other = next(statement for statement in body if statement is not guard)
        raise SourceError(
            other.lineno,
            'code beside `if __name__ == "__main__":` in one cell. '
            "Put all of the cell into the guard, or the rest into a cell of its own.",
        )
    assert isinstance(guard, ast.If)
    if guard.orelse:
        raise SourceError(guard.orelse[0].lineno, 'an `else` to `if __name__ == "__main__":`. Remove it.')
    return _body(source, guard)


def _is_guard(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "__name__ == '__main__'"


def _body(source: str, guard: ast.If) -> str:
    lines = source.split("\n")
    head = guard.lineno - 1
    first = guard.body[0]
    if first.lineno == _colon_line(source):  # if __name__ == "__main__": check("propagate")
        start = len(lines[first.lineno - 1].encode()[: first.col_offset].decode())
        inner = [lines[first.lineno - 1][start:], *lines[first.lineno :]]
    else:
        text = lines[first.lineno - 1]
        indent = text[: len(text) - len(text.lstrip())]
        fixed = _inside_strings(source)
        inner = [
            line if number in fixed else _dedented(line, indent)
            for number, line in enumerate(lines[_colon_line(source) :], start=_colon_line(source) + 1)
        ]
    return "\n".join([*lines[:head], *inner]).strip("\n")


def _colon_line(source: str) -> int:
    """The line of the guard's colon: the first logical line ends there, or goes on behind it."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.OP and token.string == ":":
            return token.start[0]
    raise AssertionError("a guard has a colon")


def _inside_strings(source: str) -> set[int]:
    """The lines that begin inside a string: their leading blanks are part of a value."""
    fixed: set[int] = set()
    open_at: list[int] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        name = tokenize.tok_name[token.type]
        if token.type == tokenize.STRING:
            fixed.update(range(token.start[0] + 1, token.end[0] + 1))
        elif name in _STRING_STARTS:
            open_at.append(token.start[0])
        elif name in _STRING_ENDS:
            fixed.update(range(open_at.pop() + 1, token.end[0] + 1))
    return fixed


def _dedented(line: str, indent: str) -> str:
    """The line without `indent`, or without all leading blanks where it has fewer (inside brackets, a comment)."""
    return line[len(indent) :] if line.startswith(indent) else line.lstrip(" \t")
