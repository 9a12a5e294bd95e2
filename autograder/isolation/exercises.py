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
import marshal
import sys
import types
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NamedTuple

from autograder.isolation.chunks import Broken, Statement, cut
from autograder.isolation.protocol import Cell, Part

ANY = "*"
COURSE = "autograder"  # the package for notebooks: what a student gets through it is not there for their functions


class Exercises:
    """The student's namespace, and why a name is not in it."""

    def __init__(self, namespace: dict[str, Any], lost: dict[str, str] | None = None, remarks: list[str] | None = None):
        self.namespace = namespace
        self.lost = lost or {}  # name -> why it could not be defined
        self.remarks = remarks or []
        self.of_notebook: set[str] = set()  # those of the lost names that come from the course's package

    def lose(self, names: frozenset[str], problem: str) -> None:
        """Note that these names could not be defined. An earlier definition no longer counts."""
        self.remarks.append(problem)
        self.lost |= dict.fromkeys(names, problem)

    def lose_for_want_of(self, missing: str, names: frozenset[str], place: str) -> None:
        """The same where another lost name is to blame: of that one, enough was said."""
        problem = self.lost.get(missing, "")
        if missing == COURSE or missing in self.of_notebook:
            problem = f"it is made in {place}, from the notebook's data, which a function can't count on"
            self.of_notebook |= names
        self.lost |= dict.fromkeys(names, problem)


class Step(NamedTuple):
    """One thing to do for the student's namespace. Plain values and code only: it is handed over by `marshal`."""

    names: frozenset[str]  # which it defines
    label: str
    line: int
    code: types.CodeType | None  # to be run; None where there is none
    problem: str = ""  # why there is none; "" for an import of the course's package


def load_exercises(cells: list[Cell], wanted: list[str]) -> Exercises:
    """Run what the wanted names depend on, in the order of the submission."""
    return run(plan(cells, wanted), cells)


def plan(cells: list[Cell], wanted: list[str]) -> list[Step]:
    """What to run for the wanted names, in the order of the submission."""
    chunks = cut(cells)
    return _steps(_chosen(chunks, wanted))


def unpacked(steps: bytes) -> list[Step]:
    """The steps of a part. They come from the survey, in a process like this one and before any code ran in it."""
    return [Step(*step) for step in marshal.loads(steps)]


def run(steps: list[Step], cells: list[Cell], timed: Callable[[], AbstractContextManager] = nullcontext) -> Exercises:
    """The student's namespace after all steps, which are `timed` together. They were made of these cells."""
    exercises = Exercises({"__name__": "submission", "__builtins__": __builtins__})
    _remember_lines(cells)
    with timed():
        for step in steps:
            _run(step, cells, exercises)
    return exercises


def survey(cells: list[Cell], wanted: list[list[str]]) -> list[Part]:
    """For each set of names, all that its functions are made from."""
    chunks = cut(cells)
    return [_part(_chosen(chunks, names), names) for names in wanted]


def _chosen(chunks: list[Statement | Broken], wanted: list[str]) -> list[Statement | Broken]:
    """What the wanted names depend on. What can't be read may have been anything, and a future import holds for all."""
    needed = set(_needed([chunk for chunk in chunks if isinstance(chunk, Statement)], set(wanted)))
    return [chunk for chunk in chunks if isinstance(chunk, Broken) or chunk in needed or _is_future(chunk)]


def _steps(chosen: list[Statement | Broken]) -> list[Step]:
    flags = _future_flags([chunk for chunk in chosen if isinstance(chunk, Statement)])
    steps = []
    for chunk in chosen:
        if isinstance(chunk, Broken):
            steps.append(Step(chunk.names, chunk.piece.label, chunk.piece.first_line, None, chunk.problem))
        elif _imports_the_course(chunk.node):
            steps.append(Step(chunk.binds, chunk.label, chunk.node.lineno, None))
        else:
            code = chunk.code
            if flags:
                code = compile(ast.Module([chunk.node], []), chunk.label, "exec", flags=flags, dont_inherit=True)
            steps.append(Step(chunk.binds, chunk.label, chunk.node.lineno, code))
    return steps


def _part(chosen: list[Statement | Broken], names: list[str]) -> Part:
    pieces: list[Cell] = []
    whole: Cell | None = None  # what the last piece is a part of
    for chunk in chosen:
        lines = chunk.lines if isinstance(chunk, Statement) else range(chunk.piece.first_line, sys.maxsize)
        if chunk.piece is whole and lines.start < pieces[-1].first_line + pieces[-1].text.count("\n") + 1:
            lines = range(pieces[-1].first_line, lines.stop)  # two statements on one line
            pieces.pop()
        whole, first = chunk.piece, chunk.piece.first_line
        text = "\n".join(whole.text.split("\n")[lines.start - first : lines.stop - first])
        pieces.append(Cell(whole.label, text, lines.start))
    content = "\0".join([*sorted(names), *(piece.text for piece in pieces)])
    place = "\0".join(f"{piece.label} {piece.first_line}" for piece in pieces)
    digests = (hashlib.sha256(text.encode()).hexdigest() for text in (content, place))
    return Part(*digests, pieces, marshal.dumps([tuple(step) for step in _steps(chosen)]))


def _run(step: Step, cells: list[Cell], exercises: Exercises) -> None:
    place = f"{step.label}, line {step.line}"
    if step.code is None:
        if step.problem:
            exercises.lose(step.names, step.problem)
        else:
            exercises.lose_for_want_of(COURSE, step.names, place)
        return
    try:
        exec(step.code, exercises.namespace)
    except Exception as error:
        if isinstance(error, NameError) and error.name in exercises.lost:
            exercises.lose_for_want_of(error.name, step.names, place)
            return
        exercises.lose(step.names, f"{place}: `{_first_line(step, cells)}` failed ({describe(error)})")
    else:
        for name in step.names & exercises.lost.keys():
            del exercises.lost[name]


def _first_line(step: Step, cells: list[Cell]) -> str:
    """Of its statement, as Python would write it."""
    statements = (chunk for chunk in cut(cells) if isinstance(chunk, Statement))
    node = next(s.node for s in statements if (s.label, s.node.lineno, s.binds) == (step.label, step.line, step.names))
    return ast.unparse(node).split("\n")[0][:120]


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


def _imports_the_course(node: ast.stmt) -> bool:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    return COURSE in names


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


def _is_future(statement: Statement) -> bool:
    return isinstance(statement.node, ast.ImportFrom) and statement.node.module == "__future__"


def _future_flags(statements: list[Statement]) -> int:
    names = [alias.name for statement in statements if _is_future(statement) for alias in statement.node.names]
    return sum({getattr(__future__, name).compiler_flag for name in names if hasattr(__future__, name)})


def _remember_lines(cells: list[Cell]) -> None:
    """Let messages and `inspect.getsource` show the student's lines."""
    for label in dict.fromkeys(cell.label for cell in cells):
        lines: list[str] = []
        for cell in cells:
            if cell.label == label:
                lines += ["\n"] * (cell.first_line - 1 - len(lines))
                lines[cell.first_line - 1 :] = [line + "\n" for line in cell.text.split("\n")]
        linecache.cache[label] = (sum(map(len, lines)), None, lines, label)
