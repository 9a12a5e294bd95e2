"""Make a student's functions from their code: run the definitions that the exercises depend on, and nothing else.

Training, plotting and printing at top level are left out, so that grading costs only what the checks ask for. A piece
that can't be read or run costs the names it would have defined.
"""

from __future__ import annotations
import __future__

import ast
import difflib
import hashlib
import linecache
from typing import Any

from autograder.isolation.chunks import Broken, Statement, cut
from autograder.isolation.protocol import Cell

ANY = "*"


class Exercises:
    """The student's namespace, and why a name is not in it."""

    def __init__(self, namespace: dict[str, Any], lost: dict[str, str] | None = None, remarks: list[str] | None = None):
        self.namespace = namespace
        self.lost = lost or {}  # name -> why it could not be defined
        self.remarks = remarks or []

    def lose(self, names: frozenset[str], problem: str) -> None:
        """Note that these names could not be defined. An earlier definition no longer counts."""
        self.remarks.append(problem)
        self.lost |= dict.fromkeys(names, problem)


def load_exercises(cells: list[Cell], wanted: list[str]) -> Exercises:
    """Run what the wanted names depend on, in the order of the submission."""
    chunks = cut(cells)
    exercises = Exercises({"__name__": "submission", "__builtins__": __builtins__})
    _remember_lines(cells)
    statements = [chunk for chunk in chunks if isinstance(chunk, Statement)]
    needed = _needed(statements, set(wanted))
    flags = _future_flags(statements)
    for chunk in chunks:
        if isinstance(chunk, Broken):
            exercises.lose(chunk.names, chunk.problem)
        elif chunk in needed:
            _run(chunk, flags, exercises)
    return exercises


def survey(cells: list[Cell], wanted: list[list[str]]) -> list[tuple[str, str]]:
    """For each set of names, a digest of all that `load_exercises` makes them from, and one of where it stands.

    Equal contents mean equal functions, whatever else is in two submissions; with equal places, too, they mean equal
    messages about them.
    """
    chunks = cut(cells)
    statements = [chunk for chunk in chunks if isinstance(chunk, Statement)]
    lines = {cell.label: (cell.first_line, cell.text.split("\n")) for cell in cells}
    digests = []
    for names in wanted:
        needed = set(_needed(statements, set(names)))
        parts = [_told(chunk, lines) for chunk in chunks if isinstance(chunk, Broken) or chunk in needed]
        contents = [*sorted(names), str(_future_flags(statements)), *(content for content, _ in parts)]
        digests.append((_digest(contents), _digest([place for _, place in parts])))
    return digests


def _told(chunk: Statement | Broken, lines: dict[str, tuple[int, list[str]]]) -> tuple[str, str]:
    """The text of a piece, and where it stands."""
    if isinstance(chunk, Broken):
        return f"{sorted(chunk.names)} {chunk.problem}", ""
    first, text = lines[chunk.label]
    node = chunk.node
    start = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))])
    return "\n".join(text[start - first : node.end_lineno - first + 1]), f"{chunk.label} {start}"


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _run(statement: Statement, flags: int, exercises: Exercises) -> None:
    try:
        code = compile(ast.Module([statement.node], []), statement.label, "exec", flags=flags, dont_inherit=True)
        exec(code, exercises.namespace)
    except Exception as error:
        line = ast.unparse(statement.node).split("\n")[0][:120]
        exercises.lose(
            statement.binds, f"{statement.label}, line {statement.node.lineno}: `{line}` failed ({describe(error)})"
        )
    else:
        for name in statement.binds & exercises.lost.keys():
            del exercises.lost[name]


def describe(error: BaseException) -> str:
    """The type and the text of an exception, as one short line. A student's `__str__` may itself raise."""
    try:
        text = " ".join(str(error).split())
    except Exception:
        text = ""
    name = type(error).__name__
    return ((f"{name}: {text}" if text else name) + _suggestion(error))[:500]


def _suggestion(error: BaseException) -> str:
    """The name that an AttributeError most likely means, in the words that Python adds to what it prints."""
    wanted = getattr(error, "name", None)
    if not isinstance(error, AttributeError) or not isinstance(wanted, str):
        return ""
    try:
        close = difflib.get_close_matches(
            wanted, [name for name in dir(error.obj) if name[:1] != "_"], n=1, cutoff=0.75
        )
    except Exception:  # a student's `__dir__` may do anything
        return ""
    return f". Did you mean: '{close[0]}'?" if close else ""


def _needed(statements: list[Statement], wanted: set[str]) -> list[Statement]:
    """The statements that bind a wanted name or one that those read, and so on."""
    defined = {
        node.name
        for node in (statement.node for statement in statements)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    candidates = [s for s in statements if not _is_main_guard(s.node)]
    names = set(wanted)
    chosen: set[int] = set()
    grew = True
    while grew:
        grew = False
        for number, statement in enumerate(candidates):
            if number in chosen or not (_is_star(statement.node) or statement.binds & names):
                continue
            if statement.binds & defined & wanted and _is_result_of(statement.node, wanted):
                continue
            chosen.add(number)
            names |= statement.reads
            grew = True
    return [candidates[number] for number in sorted(chosen)]


def _is_main_guard(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Compare)
        and isinstance(node.test.left, ast.Name)
        and node.test.left.id == "__name__"
    )


def _is_star(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and any(alias.name == ANY for alias in node.names)


def _is_result_of(node: ast.stmt, wanted: set[str]) -> bool:
    """`model = model(X, ...)` uses the exercise and forgets it; it is not the exercise's definition."""
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id in wanted
    )


def _future_flags(statements: list[Statement]) -> int:
    names = [
        alias.name
        for statement in statements
        if isinstance(statement.node, ast.ImportFrom) and statement.node.module == "__future__"
        for alias in statement.node.names
    ]
    return sum({getattr(__future__, name).compiler_flag for name in names if hasattr(__future__, name)})


def _remember_lines(cells: list[Cell]) -> None:
    """Let messages and `inspect.getsource` show the student's lines."""
    for cell in cells:
        lines = ["\n"] * (cell.first_line - 1) + [line + "\n" for line in cell.text.split("\n")]
        linecache.cache[cell.label] = (len(cell.text), None, lines, cell.label)
