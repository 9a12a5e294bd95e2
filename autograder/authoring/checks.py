"""Read the checks of an assignment without running them, and make the public ones."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.errors import MasterError, SourceError
from autograder.authoring.imports import used_names, without_unused_imports
from autograder.authoring.regions import HIDDEN, regions
from autograder.course import Assignment

HEADER = """\
# The public checks of this assignment, made from its master by `course build`.
# Read them as much as you like. Changes made here are overwritten, and don't count for grading.
"""

Marks = dict[str, ast.Call | None]  # marker -> its call; None for a marker without arguments
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class CheckSource:
    """One check as it stands in the file. Lines count from 1; the decorators belong to it."""

    name: str
    exercise: str
    points: int
    hidden: bool
    lines: range


def parse_checks(text: str, path: Path, assignment: Assignment) -> list[CheckSource]:
    """Every check of the file, in order. `path` is only for messages. Raises MasterError."""
    try:
        tree = ast.parse(text)
        secret = regions(text, HIDDEN)
        checks = list(_checks(tree, secret))
    except SyntaxError as error:
        raise MasterError(path, error.lineno, f"this is not Python: {error.msg}.") from None
    except SourceError as error:
        raise MasterError(path, error.line, error.problem) from None
    _validate(checks, path, assignment)
    return checks


def points_of(checks: Sequence[CheckSource], assignment: Assignment) -> dict[str, int]:
    """The points of each exercise, hidden checks and the overrides in course_config.py included."""
    total = dict.fromkeys(assignment.exercises, 0)
    for check in checks:
        total[check.exercise] += assignment.points.get(check.name, check.points)
    return total


def _checks(tree: ast.Module, secret: list[range]) -> Iterator[CheckSource]:
    """The functions test_… at the top and in classes Test…, with the markers of module and class."""
    aliases: dict[str, Marks] = {}
    outer = _pytestmark(tree.body, aliases)
    for item in tree.body:
        if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name):
            aliases[item.targets[0].id] = _marks([item.value], aliases)
        elif isinstance(item, Function) and item.name.startswith("test"):
            yield _check(item, outer, aliases, secret)
        elif isinstance(item, ast.ClassDef) and item.name.startswith("Test"):
            inner = outer | _pytestmark(item.body, aliases) | _marks(item.decorator_list, aliases)
            for method in item.body:
                if isinstance(method, Function) and method.name.startswith("test"):
                    yield _check(method, inner, aliases, secret)


def _pytestmark(body: Sequence[ast.stmt], aliases: Mapping[str, Marks]) -> Marks:
    for item in body:
        match item:
            case ast.Assign([ast.Name("pytestmark")], value):
                return _marks([value], aliases)
    return {}


def _marks(nodes: Sequence[ast.expr], aliases: Mapping[str, Marks]) -> Marks:
    found: Marks = {}
    for node in nodes:
        match node:
            case ast.List(items) | ast.Tuple(items):
                found |= _marks(items, aliases)
            case ast.Name(name) if name in aliases:
                found |= aliases[name]
            case ast.Call(ast.Attribute(ast.Attribute(ast.Name("pytest"), "mark"), name)):
                found[name] = node
            case ast.Attribute(ast.Attribute(ast.Name("pytest"), "mark"), name):
                found[name] = None
    return found


def _check(item: Function, outer: Marks, aliases: Mapping[str, Marks], secret: list[range]) -> CheckSource:
    marks = outer | _marks(item.decorator_list, aliases)
    begin = min([item.lineno, *(decorator.lineno for decorator in item.decorator_list)])
    lines = range(begin, (item.end_lineno or item.lineno) + 1)
    if "parametrize" in marks:
        raise SourceError(
            begin, f"{item.name}: a check gives all of its points or none. Loop inside, or write several."
        )
    exercise, points = _argument(item, marks, "exercise", str), _argument(item, marks, "points", int)
    if points < 0:
        raise SourceError(item.lineno, f"{item.name}: points must be 0 or more.")
    hidden = any(region.start <= begin and lines[-1] < region.stop for region in secret)
    if not hidden and any(region.start in lines or region[-1] in lines for region in secret):
        raise SourceError(item.lineno, f"{item.name} is cut by the hidden region. Put all of it inside or outside.")
    if "hidden" in marks and not hidden:
        raise SourceError(
            item.lineno,
            f"{item.name} is marked hidden but would be given to students. "
            "Move it between `### BEGIN HIDDEN TESTS` and `### END HIDDEN TESTS`.",
        )
    if hidden and "hidden" not in marks:
        raise SourceError(item.lineno, f"{item.name} is in the hidden region. Mark it with @pytest.mark.hidden.")
    if not hidden and "reference" in (argument.arg for argument in item.args.args):
        raise SourceError(
            item.lineno, f"{item.name} is public but asks for the reference answers, which students lack."
        )
    return CheckSource(item.name, exercise, points, hidden, lines)


def _argument(item: Function, marks: Marks, marker: str, kind: type):
    match marks.get(marker):
        case ast.Call(args=[ast.Constant(value)]) if type(value) is kind:
            return value
    example = f'"{marker}"' if kind is str else "1"
    raise SourceError(item.lineno, f"{item.name} needs @pytest.mark.{marker}({example}), with a plain value.")


def _validate(checks: Sequence[CheckSource], path: Path, assignment: Assignment) -> None:
    seen: set[str] = set()
    for check in checks:
        if check.exercise not in assignment.exercises:
            problem = f"{check.name}: {check.exercise!r} is no exercise of {assignment.id} in course_config.py: "
            raise MasterError(path, check.lines.start, problem + f"it has {', '.join(assignment.exercises)}.")
        if check.name in seen:
            raise MasterError(path, check.lines.start, f"a second check of the name {check.name}. Rename one.")
        seen.add(check.name)
    counts = Counter(check.exercise for check in checks if not check.hidden)
    for exercise in assignment.exercises:
        if not counts[exercise]:
            raise MasterError(path, None, f"the exercise {exercise!r} has no public check. Add one.")
    for name in assignment.points:
        if name not in seen:
            problem = f"assignment {assignment.id!r} sets points for {name!r}, but {path.name} has no such check."
            raise MasterError(Path("course_config.py"), None, problem)


def public_checks(text: str, path: Path) -> str:
    """The file for students: hidden regions and the imports that only they used are gone. Raises MasterError."""
    public = _cleared(text)
    try:
        tree = ast.parse(public)
    except SyntaxError as error:
        problem = f"without its hidden regions the file is not Python any more: {error.msg}."
        raise MasterError(path, None, problem) from None
    _no_helper_left_over(ast.parse(text), tree, path)
    public = re.sub(r"\n{4,}", "\n\n\n", without_unused_imports(public)).strip("\n")
    return f"{HEADER}\n{public}\n"


def _cleared(text: str) -> str:
    from nbformat import v4
    from nbgrader.preprocessors import ClearHiddenTests

    notebook = v4.new_notebook(cells=[v4.new_code_cell(text)])
    notebook, _ = ClearHiddenTests(enforce_metadata=False).preprocess(notebook, {})
    return notebook.cells[0].source


def _no_helper_left_over(before: ast.Module, after: ast.Module, path: Path) -> None:
    """A helper that only hidden checks use says something about them, and is no use to students."""
    lines = {name: item.lineno for item in before.body for name in _defined(item)}
    used_before, used_after = used_names(before), used_names(after)
    for name in (name for item in after.body for name in _defined(item)):
        if name in used_before and name not in used_after:
            raise MasterError(
                path,
                lines[name],
                f"only hidden checks use {name}. Move it between `### BEGIN HIDDEN TESTS` and `### END HIDDEN TESTS`.",
            )


def _defined(item: ast.stmt) -> list[str]:
    match item:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets):
            return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        case ast.AnnAssign(ast.Name(name)):
            return [name]
    return []
