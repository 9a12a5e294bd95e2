"""Read a master: the one file (jupytext percent format) from which all forms of an assignment are made."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from autograder.authoring.errors import MasterError, SourceError
from autograder.authoring.guards import unguarded
from autograder.authoring.regions import SOLUTION, inside, regions
from autograder.course import Assignment

# A comment such as "# cat pictures" must stay a comment: by default jupytext takes it for the command `cat`.
PERCENT = {"extension": ".py", "format_name": "percent", "comment_magics": False}


class Role(StrEnum):
    text = "text"
    given = "given"  # code that students get as it is, run when the module is imported
    experiment = "experiment"  # guarded in the modules, plain in the notebooks
    fill_in = "fill-in"
    check = "check"  # check("propagate")
    written = "written"  # the question that is graded by hand


@dataclass(frozen=True)
class Cell:
    role: Role
    source: str  # as in the master
    plain: str  # without its guard
    line: int  # of the master, where the source begins
    exercise: str = ""  # of a fill-in or a check
    nbgrader: dict[str, Any] = field(default_factory=dict)
    spacing: dict[str, int] = field(default_factory=dict)  # jupytext's count of the blank lines below

    @property
    def answers(self) -> list[list[str]]:
        """The lines of the reference answers in this cell, one list for each region."""
        if self.role is Role.written:
            return inside(self.source, SOLUTION) or [self.source.split("\n")]
        return inside(self.source, SOLUTION)


@dataclass(frozen=True)
class Master:
    path: Path
    cells: tuple[Cell, ...]


def parse_master(text: str, path: Path, assignment: Assignment) -> Master:
    """The cells of a master, each with its role. `path` is only for messages. Raises MasterError."""
    import jupytext

    notebook = jupytext.reads(text, fmt=PERCENT)
    lines = text.split("\n")
    cells = []
    below = 0
    for node in notebook.cells:
        line = _find(node.source, lines, below)
        below = line - 1 + len(node.source.split("\n"))
        try:
            spacing = {key: value for key, value in node.metadata.items() if key == "lines_to_next_cell"}
            cells.append(replace(_cell(node, line), spacing=spacing))
        except SourceError as error:
            raise MasterError(path, line - 1 + error.line, error.problem) from None
        except SyntaxError as error:
            at = line - 1 + (error.lineno or 1)
            raise MasterError(path, at, f"this is not Python: {error.msg}. A master must be a plain module.") from None
    master = Master(path, tuple(cells))
    _validate(master, assignment)
    return master


def _find(source: str, lines: list[str], start: int) -> int:
    """The line, counted from 1, at or below `start` (counted from 0) where a cell's source begins."""
    first = source.split("\n")[0].strip()
    for index in range(start, len(lines)):
        if first in lines[index] and not lines[index].startswith("# %%") and lines[index].strip():
            return index + 1
    return min(start + 1, len(lines))


def _cell(node: Any, line: int) -> Cell:
    nbgrader = dict(node.metadata.get("nbgrader", {}))
    source = node.source
    solution = bool(nbgrader.get("solution"))
    marked = regions(source, SOLUTION)
    if marked and not solution:
        raise SourceError(
            marked[0].start,
            "a solution in a cell that is not marked as a fill-in. "
            'Give its `# %%` line nbgrader={"solution": true, "grade_id": "<exercise>", …}.',
        )
    if node.cell_type != "code":
        role = Role.written if solution else Role.text
        return Cell(role, source, source, line, nbgrader=nbgrader)
    tree = ast.parse(source)
    if solution:
        return _fill_in(tree, marked, Cell(Role.fill_in, source, source, line, nbgrader=nbgrader))
    plain = unguarded(source)
    exercise = _checked(ast.parse(source if plain is None else plain))
    if exercise is None:
        role = Role.given if plain is None else Role.experiment
        return Cell(role, source, source if plain is None else plain, line, nbgrader=nbgrader)
    if plain is None:
        raise SourceError(1, f'check("{exercise}") would run on import. Put it into `if __name__ == "__main__":`.')
    return Cell(Role.check, source, plain, line, exercise, nbgrader)


def _fill_in(tree: ast.Module, marked: list[range], cell: Cell) -> Cell:
    exercise = cell.nbgrader.get("grade_id", "")
    if not marked:
        raise SourceError(1, f"the fill-in {exercise!r} has no BEGIN SOLUTION and END SOLUTION around its answer.")
    defined = [item.name for item in tree.body if isinstance(item, ast.FunctionDef | ast.ClassDef)]
    if exercise not in defined:
        raise SourceError(1, f"the fill-in with grade_id {exercise!r} doesn't define it. Name both the same.")
    return replace(cell, exercise=exercise)


def _checked(tree: ast.Module) -> str | None:
    """The exercise of a cell `check("…")`; None for any other cell. Raises SourceError."""
    for statement in tree.body:
        match statement:
            case ast.Expr(ast.Call(ast.Name("check"), [ast.Constant(str(exercise))])):
                if len(tree.body) > 1:
                    raise SourceError(statement.lineno, f'check("{exercise}") beside other code. Give it its own cell.')
                return exercise
    return None


def _validate(master: Master, assignment: Assignment) -> None:
    seen: dict[str, int] = {}
    for cell in master.cells:
        grade_id = cell.nbgrader.get("grade_id", "")
        if grade_id and grade_id in seen:
            problem = f"grade_id {grade_id!r} is taken by the cell at line {seen[grade_id]}. Choose another one."
            raise MasterError(master.path, cell.line, problem)
        seen[grade_id] = cell.line
        if cell.role is Role.written and not grade_id:
            raise MasterError(master.path, cell.line, "the written question needs a grade_id.")
    for role, what in ((Role.fill_in, "fill-in"), (Role.check, "cell check(…)")):
        found: set[str] = set()
        for cell in (cell for cell in master.cells if cell.role is role):
            if cell.exercise not in assignment.exercises:
                problem = f"{cell.exercise!r} is no exercise of {assignment.id} in course_config.py: "
                raise MasterError(master.path, cell.line, problem + f"it has {', '.join(assignment.exercises)}.")
            if cell.exercise in found:
                raise MasterError(master.path, cell.line, f"a second {what} for {cell.exercise!r}. Remove one.")
            found.add(cell.exercise)
        for exercise in assignment.exercises:
            if exercise not in found:
                raise MasterError(master.path, None, f"the exercise {exercise!r} has no {what}. Add one.")
    written = [cell for cell in master.cells if cell.role is Role.written]
    if len(written) > 1:
        raise MasterError(master.path, written[1].line, "a second written question. An assignment has one at most.")
    if assignment.written_points and not written:
        problem = (
            f"course_config.py gives {assignment.written_points} points for a written question, but there is none."
        )
        raise MasterError(master.path, None, problem)
