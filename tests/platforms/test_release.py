"""The bundles: what is in each, that nothing secret is in a student's, and that it works where nothing else is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from autograder.authoring.make import secrets_of_course
from autograder.authoring.secrets import leaks_in
from autograder.platforms.release import release


@pytest.fixture(scope="module")
def zips(root, course, tmp_path_factory) -> dict[str, Path]:
    """By its kind: student, repository, classroom50, instructor."""
    made = release(root, course, ["a1_logistic"], tmp_path_factory.mktemp("release"))
    return {path.stem.removeprefix("a1_logistic-"): path for path in made}


def unpacked(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder


def machine(folder: Path, wheel: Path) -> Path:
    """A new environment with the engine of the bundle, and what it needs from this machine in place of an index."""
    venv.create(folder, symlinks=True)
    [site] = (folder / "lib").glob("python*/site-packages")
    unpacked(wheel, site)
    others = [path for path in sys.path if Path(path).name == "site-packages"]
    (site / "others.pth").write_text("\n".join(others) + "\n")
    return folder / "bin" / "python"


def course_command(python: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    code = "from autograder.cli import main; main()"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COURSE")}
    return subprocess.run(
        [str(python), "-c", code, *arguments],
        cwd=cwd,
        env=environment | {"COURSE_CACHE": str(cwd / "cache")},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_students_zip_holds_what_is_named_and_no_secret(zips, root, course, tmp_path):
    folder = unpacked(zips["student"], tmp_path) / "a1_logistic"
    names = {path.name for path in folder.iterdir()}
    assert names == {
        *("README.md", "logistic.ipynb", "logistic.py", "test_logistic.py", "requirements.txt", "constraints.txt"),
        *(name for name in names if name.endswith(".whl")),
    }
    secrets = secrets_of_course(root, course)
    for kind in ("student", "repository", "classroom50"):
        with zipfile.ZipFile(zips[kind]) as archive:
            for name in archive.namelist():
                assert "solutions" not in name
                if not name.endswith(".whl"):
                    assert leaks_in(name, archive.read(name).decode(), secrets) == []


def test_the_readme_is_one_page_that_begins_with_two_lines(zips, tmp_path):
    text = (unpacked(zips["student"], tmp_path) / "a1_logistic" / "README.md").read_text()
    assert len(text.split("\n")) < 80
    first = text.split("```")[1].strip().split("\n")
    assert first == ["python3 -m venv .venv && source .venv/bin/activate", "pip install -r requirements.txt"]


def test_a_student_can_check_on_a_machine_with_nothing_else(zips, tmp_path):
    folder = unpacked(zips["student"], tmp_path) / "a1_logistic"
    [wheel] = folder.glob("*.whl")
    python = machine(tmp_path / "machine", wheel)
    before = course_command(python, "check", cwd=folder)
    assert "0 of 5 exercises" in before.stdout, before.stderr
    where = subprocess.run(
        [str(python), "-c", "import autograder; print(autograder.__file__)"], cwd=folder, capture_output=True, text=True
    )
    assert str(tmp_path) in where.stdout
    module = folder / "logistic.py"
    module.write_text(module.read_text() + "\n\ndef predict(w, b, X):\n    return (w.T @ X + b > 0) * 1\n")
    assert "predict" in (checked := course_command(python, "check", "--exercise", "predict", cwd=folder)).stdout
    assert checked.returncode == 0, checked.stdout
    loaded = subprocess.run(
        [str(python), "-c", "from autograder import load_cats; load_cats()"],
        cwd=folder,
        env=os.environ | {"COURSE_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
    )
    assert "cats-drawn" in loaded.stdout, loaded.stderr


@pytest.mark.root
def test_an_instructor_can_grade_and_make_the_gradescope_zip_from_theirs(zips, root, tmp_path):
    if os.geteuid() != 0:
        pytest.skip("needs root")
    folder = unpacked(zips["instructor"], tmp_path) / "a1_logistic-instructor"
    [wheel] = folder.glob("*.whl")
    python = machine(tmp_path / "machine", wheel)
    (folder / "class" / "alice").mkdir(parents=True)
    shutil.copy(root / "solutions" / "a1_logistic" / "logistic.py", folder / "class" / "alice")
    graded = course_command(python, "grade", "a1_logistic", "class", "--out", "results", cwd=folder)
    assert graded.returncode == 0, graded.stderr
    assert (folder / "results" / "alice" / "results.json").is_file()
    made = course_command(python, "gradescope", "a1_logistic", "--out", "g.zip", cwd=folder)
    assert made.returncode == 0, made.stderr
    assert "setup.sh" in zipfile.ZipFile(folder / "g.zip").namelist()


def test_the_same_course_gives_the_same_bytes(root, course, tmp_path):
    first, second = (release(root, course, ["a0_pixels"], tmp_path / name) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.thorough
@pytest.mark.parametrize("id", ["a1_logistic", "a4_digits"])
def test_the_two_lines_work_with_the_package_index(id, root, course, tmp_path):
    """Word by word from the README, then the notebook from top to bottom."""
    release(root, course, [id], tmp_path / "release")
    folder = unpacked(tmp_path / "release" / f"{id}-student.zip", tmp_path) / id
    two_lines = (folder / "README.md").read_text().split("```")[1]
    module = course.assignment(id).module
    then = f"""
course check > checked.txt || true
jupyter execute --allow-errors --inplace {module}.ipynb
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COURSE", "PYTHON"))}
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", two_lines + then],
        cwd=folder,
        env=environment | {"COURSE_CACHE": str(tmp_path / "cache"), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert "Write `" in (folder / "checked.txt").read_text()
    notebook = (folder / f"{module}.ipynb").read_text()
    assert "course-card" in notebook  # check() has shown its card
    assert "No module named" not in notebook
