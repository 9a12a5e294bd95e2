"""The class that is graded: whole notebooks made from the examples, for nbgrader's courses and for everything else."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from classroom import Classroom, cell_id, cell_of, make_classroom
from stock import make_stock

from autograder.audit.examples import Example, read_examples
from autograder.course import load_course

ROOT = Path(__file__).resolve().parents[1]
# What an example is about, in its own words, if a peer can't grade it: Otter has no time limit, a kernel that ends
# ends nbgrader's command, and neither limits memory.
UNGRADABLE = {"never ends", "ended the program", "memory"}

CellTests = Mapping[str, tuple[int, str]]  # exercise → points and code


@dataclass(frozen=True)
class PlainTest:
    """A function of plain asserts, which takes the exercise that it tests."""

    exercise: str
    points: int
    code: str  # the whole function
    body: str  # its lines, not indented


@dataclass(frozen=True)
class Lesson:
    id: str
    module: str  # the name of the file that is handed in, without its ending
    exercises: tuple[str, ...]
    imports: str  # that the plain tests need
    tests: tuple[PlainTest, ...]


@dataclass(frozen=True)
class Submission:
    student: str
    example: Example
    notebook: Path


def read_lesson(id: str) -> Lesson:
    """An assignment with its plain tests from benchmarks/plain. They are read, not imported: torch stays out."""
    assignment = load_course(ROOT).assignment(id)
    source = (ROOT / "benchmarks" / "plain" / f"{id}.py").read_text(encoding="utf-8")
    parts = ast.parse(source).body
    [points] = [part.value.value for part in parts if isinstance(part, ast.Assign)]
    imports = [ast.unparse(part) for part in parts if isinstance(part, ast.Import | ast.ImportFrom)]
    tests = [
        PlainTest(part.args.args[0].arg, points, ast.unparse(part), "\n".join(map(ast.unparse, part.body)))
        for part in parts
        if isinstance(part, ast.FunctionDef)
    ]
    assert tuple(test.exercise for test in tests) == assignment.exercises, "a plain test for each exercise, in order"
    return Lesson(id, assignment.module, assignment.exercises, "\n".join(imports), tuple(tests))


def chosen(id: str, count: int) -> list[Example]:
    """Right and wrong examples in turn, spread over the exercises; without those that a peer can't grade."""
    assignment = load_course(ROOT).assignment(id)
    examples = read_examples(ROOT / "solutions" / id / "examples", assignment.exercises)
    gradable = [example for example in examples if UNGRADABLE.isdisjoint(example.names)]
    by_kind = [[e for e in gradable if e.kind == kind] for kind in ("right", "wrong")]
    return [
        kind[len(kind) * (i // 2) // -(-count // 2)] for i, kind in zip(range(count), by_kind * count, strict=False)
    ]


def make_courses(folder: Path, tests: Mapping[str, CellTests]) -> tuple[Classroom, dict[str, Classroom]]:
    """This course, and for each assignment of `tests` a stock course with these tests in its cells, released."""
    (folder / "ours").mkdir(parents=True)
    ours = make_classroom(ROOT, folder / "ours")
    stocks = {}
    for id, its_tests in tests.items():
        (folder / f"stock-{id}").mkdir()
        stocks[id] = make_stock(folder / f"stock-{id}", ours.source(id), id, its_tests)
        stocks[id].nbgrader("generate_assignment", id, "--create")
    return ours, stocks


def cells_tests(lesson: Lesson) -> CellTests:
    """The plain tests as the content of nbgrader's cells."""
    return {test.exercise: (test.points, f"{lesson.imports}\n\n{test.body}") for test in lesson.tests}


def hand_in(stock: Classroom, lesson: Lesson, count: int, folder: Path) -> list[Submission]:
    """A class in a folder, STUDENT/MODULE.ipynb. The experiments are left out, as students may."""
    handed_in = []
    for number, example in enumerate(chosen(lesson.id, count)):
        student = f"s{number:03}"

        def write_in(notebook: nbformat.NotebookNode, example: Example = example) -> None:
            cell_of(notebook, example.exercise).source = example.code

        path = folder / student / f"{lesson.module}.ipynb"
        path.parent.mkdir(parents=True)
        shutil.move(stock.hand_in(student, lesson.id, write_in), path)
        handed_in.append(Submission(student, example, path))
    shutil.rmtree(stock.root / stock.home / "submitted", ignore_errors=True)
    return handed_in


def without_tests(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The student's own cells."""
    notebook.cells = [cell for cell in notebook.cells if not cell_id(cell).startswith("check_")]
    return notebook


def as_module(notebook: nbformat.NotebookNode) -> str:
    """The student's own code as a module."""
    cells = without_tests(notebook).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "code") + "\n"
