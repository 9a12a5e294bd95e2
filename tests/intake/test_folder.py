"""A class's folder or zip: who handed in what."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from autograder.intake import IntakeProblem, archive
from autograder.intake.folder import submissions_in


def write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1")
    return folder


def collect(source: Path) -> dict[str, str]:
    """student -> the file's name, or the problem."""
    with submissions_in(source, "logistic") as found:
        hand_ins = found.hand_ins
        assert [hand_in.student for hand_in in hand_ins] == sorted(hand_in.student for hand_in in hand_ins)
        assert all(hand_in.path is None or hand_in.path.is_file() for hand_in in hand_ins)
        return {hand_in.student: hand_in.path.name if hand_in.path else hand_in.problem for hand_in in hand_ins}


def zipped(path: Path, entries: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as target:
        for name, text in entries.items():
            target.writestr(name, text)
    return path


def test_sub_folders_and_files_of_the_contract(tmp_path):
    write(tmp_path, "alice/logistic.ipynb", "bob/logistic.py", "carol.py", "dan/my work.ipynb", ".DS_Store", "list.txt")
    assert collect(tmp_path) == {
        "alice": "logistic.ipynb",
        "bob": "logistic.py",
        "carol": "carol.py",
        "dan": "my work.ipynb",
    }


def test_the_named_file_comes_before_others(tmp_path):
    write(tmp_path, "alice/logistic.py", "alice/test_logistic.py", "alice/.ipynb_checkpoints/logistic-checkpoint.ipynb")
    assert collect(tmp_path) == {"alice": "logistic.py"}


def test_two_files_of_one_student_are_not_guessed_between(tmp_path):
    write(tmp_path, "alice/logistic.py", "alice/logistic.ipynb", "bob.py", "bob/logistic.py", "carol/other.txt")
    found = collect(tmp_path)
    assert "Two files" in found["alice"]
    assert "two submissions of one student" in found["bob"]
    assert "There is no logistic.ipynb or logistic.py" in found["carol"]


def test_names_that_differ_in_case_alone_are_one_student(tmp_path):
    write(tmp_path, "Alice.py", "alice.py")
    [problem] = collect(tmp_path).values()
    assert "two submissions" in problem


@pytest.mark.parametrize("name", ["a\nb.py", "a\u202eb.py", "a\x1bb.py", "x" * 150 + ".py"])
def test_a_name_that_lies_about_itself_is_refused(tmp_path, name):
    write(tmp_path, name)
    [(student, problem)] = collect(tmp_path).items()
    assert student.isprintable()
    assert "characters" in problem


def test_a_link_is_handed_on_to_be_refused_as_a_file(tmp_path):
    write(tmp_path, "alice.py")
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "bob.py").symlink_to(tmp_path / "alice.py")
    assert collect(tmp_path / "class") == {"bob": "bob.py"}


@pytest.mark.parametrize("make", [lambda p: p / "absent", lambda p: write(p, "class.txt") / "class.txt", lambda p: p])
def test_nothing_to_grade_is_said_in_one_line(tmp_path, make):
    with pytest.raises(IntakeProblem) as problem, submissions_in(make(tmp_path), "logistic"):
        pass
    assert "\n" not in str(problem.value)


def test_a_zip_of_a_folder(tmp_path):
    path = zipped(tmp_path / "class.zip", {"class/alice/logistic.py": "x", "class/bob.py": "y", "__MACOSX/z.py": "z"})
    assert collect(path) == {"alice": "logistic.py", "bob": "bob.py"}


def test_zips_of_single_students_are_read(tmp_path):
    inside = zipped(tmp_path / "work.zip", {"a1/logistic.py": "x"})
    folder = tmp_path / "class"
    (folder / "bob").mkdir(parents=True)
    shutil.copy(inside, folder / "anna.zip")
    shutil.copy(inside, folder / "bob" / "upload.zip")
    (folder / "carl.zip").write_text("not a zip")
    found = collect(folder)
    assert (found["anna"], found["bob"]) == ("logistic.py", "logistic.py")
    assert "can't be unpacked" in found["carl"]


def test_what_is_no_submission_is_named(tmp_path):
    write(tmp_path, "anna.py", "notes.txt", "list.csv")
    with submissions_in(tmp_path, "logistic") as found:
        assert found.left_out == ["list.csv", "notes.txt"]


def test_a_zip_of_one_student(tmp_path):
    assert collect(zipped(tmp_path / "class.zip", {"alice/logistic.py": "x"})) == {"alice": "logistic.py"}


@pytest.mark.parametrize("name", ["../evil.py", "/evil.py", "a/../../evil.py", "C:/evil.py", "..\\evil.py"])
def test_a_zip_that_points_outside_is_refused_whole(tmp_path, name):
    path = zipped(tmp_path / "class.zip", {"alice.py": "x", name: "y"})
    with pytest.raises(IntakeProblem, match="outside"), submissions_in(path, "logistic"):
        pass
    assert not list(tmp_path.rglob("evil.py"))


def test_a_zip_that_unpacks_to_more_than_allowed_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 1000)
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("alice.py", "#" * 100_000)
    with pytest.raises(IntakeProblem, match="unpacks to more"), submissions_in(path, "logistic"):
        pass


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04" + bytes(40)])
def test_a_zip_that_is_none_is_said_in_one_line(tmp_path, content):
    path = tmp_path / "class.zip"
    path.write_bytes(content)
    with pytest.raises(IntakeProblem, match="can't be unpacked"), submissions_in(path, "logistic"):
        pass


@pytest.mark.parametrize("name", ["Grades.csv", "report.html", "moodle-feedback.zip"])
def test_no_student_takes_the_place_of_the_grades_or_the_report(tmp_path, name):
    write(tmp_path, f"{name}/logistic.py", "anna.py")
    found = collect(tmp_path)
    assert "can't be called" in found[name.replace(".", "_")]
    assert found["anna"] == "anna.py"


def test_of_two_files_one_that_is_as_handed_out_is_no_submission(tmp_path):
    given = [tmp_path / "given" / "logistic.py", tmp_path / "given" / "logistic.ipynb"]
    given[0].parent.mkdir()
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}
    given[0].write_text("stub = 1\n")
    given[1].write_text(json.dumps(notebook))
    for student, source in (("ada", "answer = 1\n"), ("ben", "stub = 1\n")):
        folder = tmp_path / "class" / student
        folder.mkdir(parents=True)
        (folder / "logistic.py").write_text(source)
        (folder / "logistic.ipynb").write_text(json.dumps(notebook))
    with submissions_in(tmp_path / "class", "logistic", given) as found:
        ada, ben = found.hand_ins
    assert ada.path.name == "logistic.py"
    assert ben.path is not None  # neither was worked in: whichever it is, nothing is written yet
