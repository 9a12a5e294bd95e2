"""The whole build on a made-up assignment."""

import ast
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from authoring_samples import ASSIGNMENT, COURSE, MASTER, write_course
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.authoring import build, check
from autograder.authoring.master import parse_master
from autograder.authoring.notebook import as_json, source_notebook, student_module, student_notebook
from autograder.course import Course, CourseError

STUDENT = Path("assignments/a9_double")
SOURCE = Path("solutions/nbgrader/source/a9_double/doubling.ipynb")


@pytest.fixture
def root(tmp_path):
    return write_course(tmp_path)


def files(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_first_build_writes_all_and_a_second_nothing(root):
    assert len(check(root, COURSE)) == 4
    written = build(root, COURSE)
    names = [path.relative_to(root).as_posix() for path in written]
    student = ("README.md", "doubling.ipynb", "doubling.py", "test_doubling.py")
    # nbgrader releases what lies beside its source notebook.
    released = ("README.md", "doubling.ipynb", "test_doubling.py")
    assert sorted(names) == [
        *(f"assignments/a9_double/{name}" for name in student),
        *((SOURCE.parent / name).as_posix() for name in released),
    ]
    assert check(root, COURSE) == []
    before = files(root)
    assert build(root, COURSE, ["a9_double"]) == []
    assert files(root) == before


def test_check_says_what_differs_and_changes_nothing(root):
    build(root, COURSE)
    (root / STUDENT / "doubling.py").write_text((root / STUDENT / "doubling.py").read_text().replace("Twice x", "2x"))
    (root / STUDENT / "README.md").unlink()
    before = files(root)
    differs, missing = check(root, COURSE)
    assert missing == "assignments/a9_double/README.md is missing."
    assert differs.startswith("assignments/a9_double/doubling.py differs from its master:\n--- is\n+++ should be\n")
    assert '-    """2x."""\n+    """Twice x."""' in differs
    assert files(root) == before
    assert [path.name for path in build(root, COURSE)] == ["doubling.py", "README.md"]


def test_a_nbgrader_source_that_is_not_there_is_not_out_of_date(root):
    build(root, COURSE)
    (root / SOURCE).unlink()
    assert check(root, COURSE) == []


def test_files_of_an_earlier_name_go_and_files_of_others_stay(root):
    build(root, COURSE)
    mine = root / STUDENT / "test_mine.py"
    mine.write_text("x = 1\n")
    renamed = Course(COURSE.title, (replace(ASSIGNMENT, module="twofold"),), COURSE.datasets)
    for name in ("{}.py", "test_{}.py"):
        (root / "solutions/a9_double" / name.format("doubling")).rename(
            root / "solutions/a9_double" / name.format("twofold")
        )
    stale = check(root, renamed)
    assert "assignments/a9_double/doubling.ipynb is not made any more." in stale
    build(root, renamed)
    there = {path.name for path in (root / STUDENT).iterdir()}
    assert there == {"README.md", "twofold.ipynb", "twofold.py", "test_twofold.py", "test_mine.py"}
    assert {path.name for path in (root / SOURCE).parent.iterdir()} == there - {"twofold.py", "test_mine.py"}


def test_the_student_notebook(root):
    build(root, COURSE)
    notebook = nbformat.read(root / STUDENT / "doubling.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    cells = {cell.id: cell for cell in notebook.cells}
    assert 'YOUR CODE HERE\n    raise NotImplementedError("not written yet")' in cells["double"].source
    assert cells["check_double"].source == 'from autograder import check\n\ncheck("double")'
    assert cells["check_double"].metadata.nbgrader.points == 5
    assert cells["check_double"].metadata.editable is False
    assert cells["why"].source == "YOUR ANSWER HERE"
    assert cells["why"].metadata.nbgrader.points == 4
    assert all(set(cell.metadata) <= {"nbgrader", "deletable", "editable"} for cell in notebook.cells)
    assert not any("__main__" in cell.source or cell.get("outputs") for cell in notebook.cells)
    assert 'text = """\n  two\n    lines\n"""\nprint(text)' in notebook.cells[2].source


def test_the_student_module_imports_quietly_and_has_stubs(root):
    build(root, COURSE)
    path = root / STUDENT / "doubling.py"
    namespace = {"__name__": "doubling"}
    exec(compile(path.read_text(), str(path), "exec"), namespace)
    assert "text" not in namespace
    for name in ASSIGNMENT.exercises:
        with pytest.raises(NotImplementedError, match=r"^not written yet$"):
            namespace[name](1)
    assert 'if __name__ == "__main__":\n    check("double")\n' in path.read_text()
    assert "nbgrader" not in path.read_text()


def test_the_source_has_the_answers_and_the_points(root):
    build(root, COURSE)
    cells = {cell.id: cell for cell in nbformat.read(root / SOURCE, as_version=4).cells}
    assert "### BEGIN SOLUTION\n    secret_product" in cells["double"].source
    assert cells["check_halve"].metadata.nbgrader == {
        "grade": True, "grade_id": "check_halve", "locked": True, "points": 1,
        "schema_version": 3, "solution": False, "task": False,
    }  # fmt: skip


def test_the_readme_names_points_and_files(root):
    build(root, COURSE)
    page = (root / STUDENT / "README.md").read_text()
    assert "| 1 | `double` | 5 |" in page and "| | together | 10 |" in page
    assert "Hand in `doubling.ipynb` **or** `doubling.py`" in page


def test_an_unknown_assignment_and_a_missing_master_are_named(root):
    with pytest.raises(CourseError, match="There is no assignment 'a8'"):
        build(root, COURSE, ["a8"])
    (root / "solutions/a9_double/doubling.py").unlink()
    from autograder.authoring import MasterError

    with pytest.raises(MasterError, match=r"^solutions/a9_double/doubling.py: there is no such file"):
        build(root, COURSE)


lines = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(lines, min_size=1, max_size=4), st.integers(1, 3), st.lists(lines, max_size=3))
def test_clearing_leaves_nothing_of_an_answer(answer, copies, prose):
    """Whatever the answer and the text around it say, every form of two builds is the same, and has no answer."""
    body = "".join(f"    answer_{i} = {line!r} + 'ANSWER'\n" for i, line in enumerate(answer))
    text = MASTER.replace("    secret_product = x * 2 + math.sin(0.0)\n", body * copies)
    text = text.replace("# Here is $2x$.", "\n".join(f"# - {line}" for line in ["Here", *prose]))
    forms = []
    for _ in range(2):
        master = parse_master(text, Path("doubling.py"), ASSIGNMENT)
        source = source_notebook(master, {"double": 1, "halve": 1}, 4)
        student = student_notebook(source)
        forms.append((as_json(source), as_json(student), student_module(master, student)))
    assert forms[0] == forms[1]
    assert "ANSWER'" in forms[0][0]
    assert "ANSWER'" not in forms[0][1] and "ANSWER'" not in forms[0][2]
    names = {item.name for item in ast.parse(forms[0][2]).body if isinstance(item, ast.FunctionDef)}
    assert names == {"double", "halve"}


def test_importing_the_room_is_cheap():
    code = "import autograder.authoring, sys; sys.exit('nbgrader' in sys.modules or 'jupytext' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
def test_nbgrader_itself_releases_the_same_student_notebook(root, tmp_path):
    """The real command on the source makes what the build makes with nbgrader's preprocessors, without a warning."""
    build(root, COURSE)
    course = root / "solutions" / "nbgrader"
    (course / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "from autograder.authoring.notebook import CODE_STUB\n"
        "c.ClearSolutions.code_stub = {'python': CODE_STUB}\n"
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # nbgrader calls `alembic` by its name
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "a9_double"],
        cwd=course, env=os.environ | {"HOME": str(tmp_path), "PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr and "ERROR" not in done.stderr
    released = nbformat.read(course / "release" / "a9_double" / "doubling.ipynb", as_version=4)
    ours = nbformat.read(root / STUDENT / "doubling.ipynb", as_version=4)
    assert released.cells == ours.cells
    assert released.metadata == ours.metadata
