"""The commands as a person runs them: exit status, one clear line for bad input, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

COURSE = Path(sys.executable).with_name("course")


def course(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COURSE, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "COLUMNS": "200", **environment},
    )


def refused(done: subprocess.CompletedProcess[str], says: str) -> None:
    """Bad input: status 2, and the last line on standard error says what is wrong."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert says in done.stderr.strip().split("\n")[-1]


@pytest.fixture
def student(tmp_path, root):
    """A student's folder, away from the course's repository."""
    folder = tmp_path / "a1_logistic"
    shutil.copytree(root / "assignments" / "a1_logistic", folder)
    (folder / "logistic.ipynb").unlink()
    return folder


def test_help_names_every_command(root):
    done = course("--help", cwd=root)
    assert done.returncode == 0
    for name in ("build", "check", "grade", "gradescope", "report", "audit", "data", "doctor", "demo"):
        assert f"  {name} " in done.stdout
        assert course(name, "--help", cwd=root).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["no_such_command"], "No such command"),
        (["grade", "a1_logistic", "absent", "--out", "out"], "There is no absent"),
        (["grade", "a1_logistic", "empty", "--out", "out"], "holds no submissions"),
        (["grade", "a1_logistic", "notazip.zip", "--out", "out"], "can't be unpacked"),
        (["grade", "a1_logistic", "notes.txt", "--out", "out"], "neither a folder nor a zip"),
        (["grade", "a9_none", "empty", "--out", "out"], "There is no assignment 'a9_none'"),
        (["grade", "a1_logistic", "empty"], "Missing option '--out'"),
        (["grade", "a1_logistic", "empty", "--out", "out", "--jobs", "0"], "--jobs"),
        (["grade", "a1_logistic", "class", "--out", "notes.txt"], "notes.txt"),
        (["grade", "a1_logistic", "class", "--out", "class"], "a folder of their own"),
        (["grade", "a1_logistic", "class", "--out", "class/out"], "a folder of their own"),
        (["grade", "a1_logistic", "class", "--out", "."], "a folder of their own"),
        (["check", "absent"], "There is no absent"),
        (["check", "empty"], "no checks"),
        (["check", "notes.txt"], "neither a notebook"),
        (["build", "a9_none"], "a9_none"),
        (["build", "--check", "--release"], "--check changes nothing"),
        (["build", "--release", "a0_pixels"], "The engine is not in"),
        (["gradescope", "a9_none"], "There is no assignment 'a9_none'"),
        (["gradescope", "a0_pixels"], "The engine is not in"),
        (["audit", "a9_none"], "There is no assignment 'a9_none'"),
    ],
)
def test_bad_arguments(tmp_path, root, arguments, says):
    for name in ("empty", "class"):
        (tmp_path / name).mkdir()
    (tmp_path / "notazip.zip").write_text("not a zip")
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "class" / "ada.py").write_text("x = 1")
    for name in ("course_config.py", "solutions", "assignments"):
        (tmp_path / name).symlink_to(root / name)
    refused(course(*arguments, cwd=tmp_path), says)


def test_a_report_that_can_t_be_written(student):
    for option in ("--junit", "--summary"):
        refused(course("check", option, "absent/file", cwd=student), "absent/file can't be written")


def test_outside_a_course(tmp_path):
    for arguments in (
        ["build"],
        ["audit"],
        ["demo"],
        ["gradescope", "a0_pixels"],
        ["grade", "a1_logistic", ".", "--out", "out"],
    ):
        refused(course(*arguments, cwd=tmp_path), "No course_config.py")


@pytest.mark.parametrize("text", ["course = (", "course = 3", "raise ValueError('no')", "import no_such_package"])
def test_a_broken_configuration(tmp_path, text):
    (tmp_path / "course_config.py").write_text(text)
    refused(course("data", cwd=tmp_path), "course_config.py")


@pytest.fixture(scope="module")
def odd_class(tmp_path_factory):
    """Files that nobody should hand in, and one that is all right to read."""
    folder = tmp_path_factory.mktemp("odd") / "class"
    folder.mkdir()
    (folder / "big.ipynb").write_bytes(b" " * 50_000_000)
    (folder / "latin.py").write_bytes("# é".encode("latin-1"))
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": []}]}
    (folder / "old.ipynb").write_text(json.dumps(old))
    (folder / "two").mkdir()
    (folder / "two" / "logistic.py").write_text("x = 1")
    (folder / "two" / "logistic.ipynb").write_text("{}")
    (folder / "link.py").symlink_to("/etc/passwd")
    return folder


def test_odd_submissions_are_results_with_a_reason(odd_class, root, tmp_path):
    done = course("grade", "a1_logistic", odd_class, "--out", tmp_path / "out", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    for student, reason in (
        ("big", "50 MB"),
        ("latin", "not UTF-8"),
        ("old", "old notebook format 3"),
        ("two", "Two files"),
        ("link", "not a regular file"),
    ):
        result = json.loads((tmp_path / "out" / student / "results.json").read_text())
        assert result["score"] == 0
        assert reason in json.dumps(result), student


def test_a_zip_is_graded_like_a_folder(root, tmp_path):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as target:
        target.writestr("class/ada/logistic.py", "x = 1")
        target.writestr("class/bob.py", "x = 1")
    done = course("grade", "a1_logistic", tmp_path / "class.zip", "--out", tmp_path / "out", "--jobs", 1, cwd=root)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").glob("[!.]*")) == ["ada", "bob", "grades.csv"]


def test_a_stub_is_told_what_to_do_next(student):
    done = course("check", cwd=student)
    assert done.returncode == 1
    assert "0 of 5 exercises" in done.stdout
    assert "not written yet" in done.stdout
    assert "Next: " in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_progress_and_the_first_problem(student, root):
    answers = (root / "solutions" / "a1_logistic" / "logistic.py").read_text()
    (student / "logistic.py").write_text(answers + "\n\ndef predict(w, b, X):\n    return sigmoid(w.T @ X + b)\n")
    done = course("check", cwd=student)
    assert done.returncode == 1
    assert "3 of 5 exercises" in done.stdout
    assert "predict" in done.stdout.split("Next: ")[1]


def test_a_reader_that_goes_away_is_no_fault(student):
    done = subprocess.run(
        f"{COURSE} check | head -1", cwd=student, shell=True, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.startswith("Checking") and "rror" not in done.stderr, done.stderr


def test_the_written_question_is_open_until_it_is_answered(tmp_path, root):
    """Its own text may say which line to replace."""
    folder = tmp_path / "a0_pixels"
    shutil.copytree(root / "assignments" / "a0_pixels", folder)
    for name in ("pixels.py", "pixels.ipynb"):
        file = folder / name
        text = file.read_text().replace("in capital letters", "with `YOUR ANSWER HERE`")
        file.write_text(text)
        assert "still open" in course("check", name, cwd=folder).stdout
        assert text.count('"YOUR ANSWER HERE"') + text.count("# YOUR ANSWER HERE") == 1
        answered = text.replace('"YOUR ANSWER HERE"', '"Rules."').replace("# YOUR ANSWER HERE", "# Rules.")
        file.write_text(answered)
        assert "still open" not in course("check", name, cwd=folder).stdout


def test_one_exercise_and_json(student, root):
    shutil.copy(root / "solutions" / "a1_logistic" / "logistic.py", student / "logistic.py")
    done = course("check", "--exercise", "optimize", "--json", cwd=student)
    assert done.returncode == 0, done.stdout
    tests = json.loads(done.stdout)["tests"]
    assert {test["extra_data"]["exercise"] for test in tests} == {"optimize"}
    refused(course("check", "--exercise", "optimise", cwd=student), "There is no exercise 'optimise'")


def test_plain_pytest_works_beside_the_file(student, root):
    shutil.copy(root / "solutions" / "a1_logistic" / "logistic.py", student / "logistic.py")
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(run, cwd=student, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    shutil.copy(root / "assignments" / "a1_logistic" / "logistic.py", student / "logistic.py")
    done = subprocess.run(run, cwd=student, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "not written yet" in done.stdout
    assert "Traceback" not in done.stdout


def test_the_repository_is_up_to_date_and_build_says_so(root):
    done = course("build", "--check", cwd=root)
    assert (done.returncode, done.stdout.strip()) == (0, "Everything is up to date.")


def test_what_is_out_of_date_is_named_and_nothing_is_changed(root, tmp_path):
    for name in ("course_config.py", "solutions", "assignments"):
        (shutil.copytree if (root / name).is_dir() else shutil.copy)(root / name, tmp_path / name)
    given = tmp_path / "assignments" / "a1_logistic" / "logistic.py"
    given.write_text("# changed\n" + given.read_text())
    done = course("build", "--check", cwd=tmp_path)
    assert done.returncode == 1
    assert "assignments/a1_logistic/logistic.py" in done.stdout
    assert given.read_text().startswith("# changed")
    assert course("build", cwd=tmp_path).returncode == 0
    assert not given.read_text().startswith("# changed")


def test_data_names_the_set_in_use(root):
    done = course("data", cwd=root)
    assert done.returncode == 0
    assert "In use for cats: cats-drawn" in done.stdout


def test_data_in_a_students_folder(student):
    done = course("data", cwd=student)
    assert done.returncode == 0 and "cats-drawn lies in" in done.stdout and "In use" not in done.stdout


def test_data_of_the_instructor_that_is_damaged(root, tmp_path):
    for part in ("train", "test"):
        (tmp_path / f"{part}_catvnoncat.h5").write_bytes(b"cut off")
    refused(course("data", cwd=root, COURSE_DATA=str(tmp_path)), "train_catvnoncat.h5")


def test_doctor_measures(root):
    done = course("doctor", cwd=root)
    assert done.returncode == 0
    assert "Tier " in done.stdout
    assert "ACTIVE" in done.stdout


ON_A_MAC = """
import os, resource, sys
sys.platform = "darwin"
del os.sched_getaffinity
limit = resource.setrlimit
def refuse(kind, value):
    if kind == resource.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
    limit(kind, value)
resource.setrlimit = refuse
from autograder.cli.main import main
main()
"""


def test_a_desk_without_what_only_linux_has(student, root):
    """As far as that can be told here: no list of cores, no limit of the address space, no forks."""
    module = student / "logistic.py"
    shutil.copy(root / "solutions" / "a1_logistic" / "logistic.py", module)
    command = [sys.executable, "-c", ON_A_MAC, "check", module, "--exercise", "predict"]
    done = subprocess.run(command, cwd=student, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 and "✓ predict" in done.stdout, done.stdout + done.stderr
    doctor = subprocess.run([sys.executable, "-c", ON_A_MAC, "doctor"], capture_output=True, text=True, timeout=120)
    assert doctor.returncode == 0 and "Tier" in doctor.stdout, doctor.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the checks' own import says it")
def test_a_package_that_is_missing_is_one_line(tmp_path, root):
    (tmp_path / "torch.py").write_text("raise ImportError('No module named torch')\n")
    done = course("check", cwd=root / "assignments" / "a2_tensors", PYTHONPATH=str(tmp_path))
    refused(done, "not installed here (No module named torch)")


def test_tensors_are_tensors_at_the_desk_too(tmp_path, root):
    """An answer that never names torch gets tensors all the same, and torch's own errors are no unwritten stub."""
    folder = tmp_path / "a2_tensors"
    shutil.copytree(root / "assignments" / "a2_tensors", folder)
    (folder / "tensors.ipynb").unlink()
    answers = "def matrix_times_vector(A, v):\n    return A @ v\n\n\n"
    answers += "def shifted_square_mean(x):\n    return ((x + 3)^2).mean()\n"
    (folder / "tensors.py").write_text(answers)
    done = course("check", "--json", cwd=folder)
    outcomes = {}
    for test in json.loads(done.stdout)["tests"]:
        outcomes.setdefault(test["extra_data"]["exercise"], set()).add(test["extra_data"]["outcome"])
    assert outcomes["matrix_times_vector"] == {"passed"}
    assert "error" in outcomes["shifted_square_mean"] and "missing" not in outcomes["shifted_square_mean"]
