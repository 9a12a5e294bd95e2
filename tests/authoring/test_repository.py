"""What lies in the repository is what the masters give."""

import ast
import importlib.util
import inspect
from pathlib import Path

import nbformat
import pytest

from autograder.authoring import check, leaks
from autograder.course import load_course

ROOT = Path(__file__).resolve().parents[2]
COURSE = load_course(ROOT)
ASSIGNMENTS = pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.id)


def student_file(assignment, name):
    return ROOT / "assignments" / assignment.id / name


def test_every_student_file_is_up_to_date():
    assert check(ROOT, COURSE) == []


def test_no_answer_and_no_hidden_check_lies_below_assignments():
    assert leaks(ROOT, COURSE) == []


def test_engine_and_tests_know_no_hidden_check():
    """Everything outside solutions/ may be given to students."""
    from autograder.authoring.make import secrets_of_course
    from autograder.authoring.secrets import leaks_in

    secrets = [secret for secret in secrets_of_course(ROOT, COURSE) if secret.word]
    assert secrets
    for path in (path for folder in ("autograder", "tests") for path in (ROOT / folder).rglob("*.py")):
        assert leaks_in(path.name, path.read_text(), secrets) == []


@ASSIGNMENTS
def test_every_stub_says_that_it_is_not_written_yet(assignment):
    path = student_file(assignment, f"{assignment.module}.py")
    spec = importlib.util.spec_from_file_location(f"stub_{assignment.module}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in assignment.exercises:
        stub = getattr(module, name)
        arguments = [None for p in inspect.signature(stub).parameters.values() if p.default is p.empty]
        with pytest.raises(NotImplementedError, match=r"^not written yet$"):
            stub(*arguments)
        assert inspect.getdoc(stub)


@ASSIGNMENTS
def test_the_notebook_is_valid_and_graded_cells_are_all_there(assignment):
    path = student_file(assignment, f"{assignment.module}.ipynb")
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    ids = {cell.id for cell in notebook.cells}
    assert len(ids) == len(notebook.cells)
    for name in assignment.exercises:
        assert {name, f"check_{name}"} <= ids
    for cell in notebook.cells:
        if cell.cell_type == "code":
            ast.parse(cell.source)
            assert cell.outputs == [] and cell.execution_count is None
            assert "__main__" not in cell.source


@ASSIGNMENTS
def test_the_public_checks_have_a_check_for_every_exercise_and_nothing_hidden(assignment):
    text = student_file(assignment, f"test_{assignment.module}.py").read_text()
    assert "HIDDEN" not in text and "mark.hidden" not in text and "reference)" not in text
    for name in assignment.exercises:
        assert f'exercise("{name}")' in text
