"""Each lesson as a notebook: small cells, each introduced, and everything in its place for nbgrader."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import tokenize

import pytest
from lesson_files import (
    MASTERS,
    NEED_TORCH,
)

from autograder.authoring.guards import unguarded

ANSWER = re.compile(r"^( +)### BEGIN SOLUTION$.*?^ +### END SOLUTION$", re.MULTILINE | re.DOTALL)


def nbgrader(cell) -> dict:
    return cell.metadata.get("nbgrader", {})


def code_lines(source: str) -> int:
    """Lines with code: docstrings, comments and blank lines don't count."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.NAME, tokenize.NUMBER, tokenize.OP) or (
            token.type == tokenize.STRING and not token.string.startswith('"""')
        ):
            lines.add(token.start[0])
    return len(lines)


def test_importing_neither_trains_nor_draws_nor_prints(assignment):
    """A student's module is imported at every check: it may cost numpy and torch, and nothing else."""
    libraries = "numpy"
    if assignment.id in NEED_TORCH:
        pytest.importorskip("torch", reason="this lesson needs torch")
        libraries += ", torch"
    code = f"import sys, {libraries}; sys.path.insert(0, {str(MASTERS[assignment.id].parent)!r});"
    code += f"before = set(sys.modules); import {assignment.module};"
    code += "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (done.stdout.split(), done.stderr) == ([assignment.module], "")


def test_cells_are_short(lesson):
    long = {cell.source.split("\n")[0]: code_lines(cell.source) for cell in lesson.cells if cell.cell_type == "code"}
    assert max(long.values()) <= 20, long


def test_each_code_cell_is_introduced(lesson):
    for before, cell in zip(lesson.cells, lesson.cells[1:], strict=False):
        if cell.cell_type == "code":
            assert before.cell_type == "markdown" or nbgrader(cell).get("grade"), cell.source


def test_only_imports_and_definitions_are_outside_of_the_guard(lesson):
    allowed = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    for cell in lesson.cells:
        if cell.cell_type == "code" and unguarded(cell.source) is None:
            assert all(isinstance(statement, allowed) for statement in ast.parse(cell.source).body), cell.source


def test_each_exercise_has_its_cell_and_its_check_in_the_order_of_the_course(lesson, assignment):
    *ids, written = [nbgrader(cell)["grade_id"] for cell in lesson.cells if nbgrader(cell)]
    assert ids == [name for exercise in assignment.exercises for name in (exercise, f"check_{exercise}")]
    assert written.startswith("written_")


def test_students_see_signature_docstring_and_steps_but_not_the_answer(lesson, assignment):
    cells = {nbgrader(cell).get("grade_id"): cell for cell in lesson.cells}
    for exercise in assignment.exercises:
        cell = cells[exercise]
        assert nbgrader(cell)["solution"] and not nbgrader(cell)["locked"]
        seen, answers = ANSWER.subn(r"\1pass", cell.source)
        [definition] = ast.parse(seen).body
        assert definition.name == exercise
        functions = [node for node in definition.body if isinstance(node, ast.FunctionDef)] or [definition]
        for function in functions:
            docstring = ast.get_docstring(function)
            assert ("Returns:" in docstring) == (function.name != "__init__")
            assert all(argument.arg in docstring for argument in function.args.args if argument.arg != "self")
            assert isinstance(function.body[-1], ast.Pass)  # nothing below the answer
        assert answers == len(functions)
        assert "    # 1. " in seen


def test_check_cells_are_locked_and_call_check(lesson, assignment):
    cells = {nbgrader(cell).get("grade_id"): cell for cell in lesson.cells}
    for exercise in assignment.exercises:
        cell = cells[f"check_{exercise}"]
        assert unguarded(cell.source) == f'check("{exercise}")'
        assert nbgrader(cell)["grade"] and nbgrader(cell)["locked"] and not nbgrader(cell)["solution"]


def test_the_written_question_is_graded_by_hand(lesson):
    [cell] = [cell for cell in lesson.cells if nbgrader(cell).get("grade_id", "").startswith("written_")]
    assert cell.cell_type == "markdown"
    assert nbgrader(cell)["grade"] and nbgrader(cell)["solution"] and not nbgrader(cell)["locked"]


def test_formulas_are_closed_within_a_line(lesson):
    for cell in lesson.cells:
        if cell.cell_type == "markdown":
            for line in cell.source.split("\n"):
                assert line.count("$") % 2 == 0, line
