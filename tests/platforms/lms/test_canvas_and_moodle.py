"""Canvas's and Moodle's files, read back by the rules of the systems that import them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

from autograder.grading.grade import write_result
from autograder.grading.graded import read_graded
from autograder.intake.folder import submissions_in
from autograder.platforms.lms import canvas, moodle
from autograder.platforms.lms.class_list import ClassListProblem, read_class_list
from autograder.platforms.lms.files import CANVAS, MOODLE, lms_files
from autograder.result import CheckResult, Outcome, SubmissionResult

TITLE = "Cats with logistic regression"
CANVAS_LIST = f"""\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,My notes,Week 0 (11),{TITLE} (12),Current Score
"    Points Possible",,,,,,10.00,8.00,(read only)
"Lovelace, Ada",101,u1,ada@uni.example,A & B,x,9,,90
"Bauer, Ben",102,u2,ben@uni.example,A & B,,,3,40
"Öz, Cem",103,u3,cem@uni.example,C,,,,
"Student, Test",104,,7c8f,A & B,,,,
"""
WORKSHEET = """Identifier,Full name,ID number,Email address,Status,Grade,Maximum Grade,Grade can be changed,\
Last modified (submission),Last modified (grade),Feedback comments
Participant 901,Ada_Marie Lovelace,u1,ada@uni.example,Submitted for grading,,8.00,Yes,"Monday, 2 March 2026",-,
Participant 902,Ben Bauer,u2,ben@uni.example,Submitted for grading,3.00,8.00,Yes,"Monday, 2 March 2026",-,old
Participant 903,Cem Öz,u3,cem@uni.example,No submission,,8.00,Yes,-,-,
"""


def result(student: str, passed: int) -> SubmissionResult:
    checks = [
        CheckResult("propagate", f"test_{n}", f"Check {n}", 2, False, Outcome.passed if n < passed else Outcome.failed)
        for n in range(4)
    ]
    return SubmissionResult(
        student, "a1_logistic", TITLE, ["propagate"], "cats-drawn", "B", [], {"python": "3"}, checks, written_points=4
    )  # fmt: skip


def files(tmp_path: Path, system: str, class_list: str, **passed: int):
    graded = tmp_path / "graded"
    graded.mkdir()
    for student, number in passed.items():
        write_result(result(student, number), graded / student)
    path = tmp_path / "class.csv"
    path.write_text(class_list, encoding="utf-8")
    return lms_files(system, path, graded, read_graded(graded))


def table(made, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.files[name].decode(), newline=""), strict=True))


def packed(made, name: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made.files[name])) as archive:
        return {entry: archive.read(entry).decode() for entry in archive.namelist()}


def test_canvas_gets_its_own_columns_back_with_one_assignment(tmp_path: Path) -> None:
    made = files(tmp_path, CANVAS, CANVAS_LIST, u1=4, u2=1, nobody=2)
    assert table(made, "canvas.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", f"{TITLE} (12)"],
        ["    Points Possible", "", "", "", "", "8.00"],
        ["Lovelace, Ada", "101", "u1", "ada@uni.example", "A & B", "8"],
        ["Bauer, Ben", "102", "u2", "ben@uni.example", "A & B", "2"],
    ]
    assert made.said[0].startswith("Canvas: 2 of 3 results in ") and "matched by 'SIS User ID'" in made.said[0]
    text = " ".join(made.missing)
    assert "not in the file: nobody (no such id in the class list)" in text
    assert "without a result: Öz, Cem, Student, Test" in text


def as_canvas_reads(header: list[str]) -> tuple[int, int | None]:
    """The number of columns about the student, and the id of the assignment: after update_column_count and
    Assignment.title_and_id of canvas-lms."""
    assert "Student" in header[0] and "ID" in header[1]
    columns = 3
    if re.search(r"SIS\s+User\s+ID", header[2]) and re.search(r"SIS\s+Login\s+ID", header[3]):
        columns += 2 + bool(re.search(r"Integration\s+ID", header[4]))
        columns += bool(re.search(r"Root\s+Account", header[columns - 1]))
    assert "Section" in header[columns - 1]
    found = re.search(r"\((\d+)\)$", header[columns])
    return columns, int(found[1]) if found else None


@pytest.mark.parametrize("extra", [(), ("Integration ID",), ("Integration ID", "Root Account")])
def test_canvas_understands_the_headings(tmp_path: Path, extra: tuple[str, ...]) -> None:
    rows = list(csv.reader(io.StringIO(CANVAS_LIST.removeprefix("\ufeff"), newline="")))
    wider = [[*row[:4], *(extra if number == 0 else [""] * len(extra)), *row[4:]] for number, row in enumerate(rows)]
    file = io.StringIO(newline="")
    csv.writer(file).writerows(wider)
    header, points, *students = table(files(tmp_path, CANVAS, file.getvalue(), u1=1), "canvas.csv")
    columns, assignment = as_canvas_reads(header)
    assert (columns, assignment) == (5 + len(extra), 12)
    assert "Points Possible" in points[0] and len(students) == 1


def test_without_a_column_of_that_title_canvas_is_asked_to_make_one(tmp_path: Path) -> None:
    made = files(tmp_path, CANVAS, CANVAS_LIST.replace(TITLE, "Other"), u1=1)
    header, points, *_ = table(made, "canvas.csv")
    assert (header[-1], points[-1]) == (TITLE, "8")
    assert "can make a new assignment" in " ".join(made.said)


def test_other_points_in_canvas_are_said(tmp_path: Path) -> None:
    assert "worth 100.00 points, here 8" in " ".join(
        files(tmp_path, CANVAS, CANVAS_LIST.replace(",8.00,", ",100.00,"), u1=1).said
    )


@pytest.mark.parametrize("name", ["lovelaceada_101_555_logistic", "lovelaceada_LATE_101_555_logistic-1"])
def test_pages_go_back_to_canvas_under_the_names_that_it_gave(tmp_path: Path, name: str) -> None:
    made = files(tmp_path, CANVAS, CANVAS_LIST, **{name: 3, "bauerben_102_556_logistic": 1})
    assert table(made, "canvas.csv")[2][1] == "101"
    pages = packed(made, "canvas-feedback.zip")
    assert len(pages) == 2
    for entry, page in pages.items():
        user, attachment = [part for part in entry.split("_") if re.fullmatch(r"\d+", part)][:2]
        assert (user, attachment) in {("101", "555"), ("102", "556")}
        assert entry.endswith("_feedback.html") and "<!DOCTYPE html>" in page
    assert made.missing[-1].startswith("Canvas: in the class list")


@pytest.mark.parametrize("name", ["ada_101", "ada_101_555", "101_555_x_y", "ada_b_101_555_x", "ada_101_b_555_x"])
def test_a_name_that_only_looks_like_canvas_is_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(ClassListProblem, match="Nothing is guessed"):
        files(tmp_path, CANVAS, CANVAS_LIST, **{name: 1})


def test_the_worksheet_goes_back_with_the_grade_filled_in(tmp_path: Path) -> None:
    made = files(tmp_path, MOODLE, WORKSHEET, u1=4, u2=0)
    header, *rows = table(made, "moodle.csv")
    before = list(csv.reader(io.StringIO(WORKSHEET, newline="")))
    assert header == before[0]
    grade = header.index("Grade")
    assert [row[grade] for row in rows] == ["8", "0"]
    assert [row[:grade] + row[grade + 1 :] for row in rows] == [row[:grade] + row[grade + 1 :] for row in before[1:3]]


def as_moodle_reads(path: str) -> tuple[str, str, str]:
    """(participant, plugin, file): after is_valid_filename_for_import of mod_assign."""
    parts = path.split("/")
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) >= 4 and info[1].isdigit():
            rest = [part for part in ([info[4]] if len(info) > 4 else []) + parts if part]
            return info[1], f"{info[2]}_{info[3]}", "/".join(rest)
    raise AssertionError(f"Moodle would leave {path} out")


def test_pages_go_back_to_moodle_in_folders_that_it_understands(tmp_path: Path) -> None:
    pages = packed(files(tmp_path, MOODLE, WORKSHEET, u1=4, u2=0), "moodle-feedback.zip")
    read = [as_moodle_reads(name) for name in pages]
    assert read == [
        ("901", "assignsubmission_file", "feedback.html"),
        ("902", "assignsubmission_file", "feedback.html"),
    ]
    assert [name.split("_")[0] for name in pages] == ["Ada Marie Lovelace", "Ben Bauer"]


def test_submissions_that_moodle_named_are_matched_by_its_number(tmp_path: Path) -> None:
    made = files(
        tmp_path, MOODLE, WORKSHEET, **{"Ada Lovelace_901_assignsubmission_file": 2, "X_77_assignsubmission_file_": 1}
    )
    assert [row[0] for row in table(made, "moodle.csv")[1:]] == ["Participant 901"]
    assert "X_77_assignsubmission_file_ (no such id in the class list)" in " ".join(made.missing)


def test_a_downloaded_zip_is_graded_under_names_that_can_go_back(tmp_path: Path) -> None:
    """What the systems let an instructor download, as `course grade` takes it in."""
    for zip_name, files_in_it in (
        ("canvas.zip", ["lovelaceada_101_555_logistic.ipynb", "bauerben_LATE_102_556_logistic-1.py"]),
        ("moodle.zip", ["Ada Lovelace_901_assignsubmission_file/logistic.py", "Öz_903_assignsubmission_file/x.ipynb"]),
    ):
        with zipfile.ZipFile(tmp_path / zip_name, "w") as archive:
            for name in files_in_it:
                archive.writestr(name, "x = 1")
    with submissions_in(tmp_path / "canvas.zip", "logistic") as found:
        assert not found.left_out
        assert [canvas.downloaded_ids(hand_in.student) for hand_in in found.hand_ins] == [
            ("102", "556"),
            ("101", "555"),
        ]
    with submissions_in(tmp_path / "moodle.zip", "logistic") as found:
        names = [hand_in.student for hand_in in found.hand_ins]
    path = tmp_path / "class.csv"
    path.write_text(WORKSHEET, encoding="utf-8")
    assert sorted(moodle.match_students(names, read_class_list(path)).rows.values()) == [0, 2]


def test_another_maximum_grade_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClassListProblem, match=r"maximum grade is 100\.00, and the assignment has 8 points"):
        files(tmp_path, MOODLE, WORKSHEET.replace("8.00", "100.00"), u1=1)


def test_a_list_of_the_course_gives_a_file_for_the_gradebook(tmp_path: Path) -> None:
    course = (
        'First name,Last name,ID number,Email address,Course total (Real)\n=HYPERLINK("x"),Bauer,u2,ben@uni.example,7\n'
    )
    made = files(tmp_path, MOODLE, course, **{"ben@uni.example": 3})
    assert table(made, "moodle.csv") == [
        ["First name", "Last name", "ID number", "Email address", TITLE],
        ['\'=HYPERLINK("x")', "Bauer", "u2", "ben@uni.example", "6"],
    ]
    assert "moodle-feedback.zip" not in made.files
    assert "number of the participant is in the assignment's grading worksheet alone" in " ".join(made.missing)


@pytest.mark.parametrize("system", [CANVAS, MOODLE])
def test_a_list_of_another_system_is_refused_with_what_to_do(tmp_path: Path, system: str) -> None:
    with pytest.raises(ClassListProblem, match=f"In {system}"):
        files(tmp_path, system, "name,phone\nAda,1\n", u1=1)


def test_the_same_class_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    first, second = (files(tmp_path / name, MOODLE, WORKSHEET, u2=1, u1=4) for name in ("first", "second"))
    assert first.files == second.files
