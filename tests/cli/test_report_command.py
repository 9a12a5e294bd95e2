"""`course report` on a class that was really graded: the page, the look-alikes, a regrading, Canvas and Moodle."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from large_class import write_large_class
from test_commands import course, refused

from autograder.intake.folder import RESERVED

ID, SIZE = "a0_pixels", 5


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A course of its own with a graded class: `class` became `graded`."""
    place = tmp_path_factory.mktemp("course")
    shutil.copy(root / "course_config.py", place)
    for name in ("solutions", "assignments"):
        shutil.copytree(root / name / ID, place / name / ID)
    config = (place / "course_config.py").read_text(encoding="utf-8")
    only = "\ncourse = Course(course.title, course.assignments[:1], course.datasets)\n"
    (place / "course_config.py").write_text(config + only, encoding="utf-8")
    write_large_class(place, ID, SIZE, place / "class")
    done = course("grade", ID, "class", "--out", "graded", "--require-tier", "D", "--jobs", "1", cwd=place)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def graded(place: Path) -> Path:
    """A fresh copy of the results."""
    shutil.rmtree(place / "copy", ignore_errors=True)
    return Path(shutil.copytree(place / "graded", place / "copy"))


def students(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "class").iterdir())


def test_the_page_has_every_student_and_a_link_to_their_feedback(place: Path, graded: Path) -> None:
    done = course("report", "copy", cwd=place)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "The report: copy/report.html", "")
    page = (graded / "report.html").read_text(encoding="utf-8")
    for student in students(place):
        assert f'<a href="./{student}/feedback.html">{student}</a>' in page
        assert (graded / student / "feedback.html").is_file()


def test_a_renamed_copy_is_a_pair_to_look_at(place: Path, graded: Path) -> None:
    done = course("report", "copy", "--submissions", "class", cwd=place)
    assert done.returncode == 0, done.stderr
    page = (graded / "report.html").read_text(encoding="utf-8")
    assert "zoe.original · zoe.renamed" in page
    assert "mine_0" in page


def test_a_regrading_says_who_gains(place: Path, graded: Path) -> None:
    """In the earlier folder one check of one right answer had failed."""
    path = place / "before" / "zoe.original" / "results.json"
    shutil.rmtree(place / "before", ignore_errors=True)
    shutil.copytree(graded, place / "before")
    data = json.loads(path.read_text(encoding="utf-8"))
    test = next(test for test in data["tests"] if test["status"] == "passed")
    data["score"] -= test["score"]
    test["score"], test["status"] = 0, "failed"
    test["extra_data"] |= {"outcome": "failed", "finding": {"problem": "It was wrong."}}
    path.write_text(json.dumps(data), encoding="utf-8")
    done = course("report", "copy", "--before", "before", cwd=place)
    assert done.returncode == 0, done.stderr
    page = (graded / "report.html").read_text(encoding="utf-8")
    assert "1 student gains, nobody loses." in page
    assert f"<strong>{data['score']} → {data['score'] + test['max_score']}</strong>" in page


def test_canvas_and_moodle_files_lie_beside_the_page(place: Path, graded: Path) -> None:
    names = students(place)
    with (place / "canvas.csv").open("w", newline="", encoding="utf-8") as file:
        rows = [[name, 100 + n, "", name.upper(), "1"] for n, name in enumerate(names[:-1])]
        csv.writer(file).writerows([["Student", "ID", "SIS User ID", "SIS Login ID", "Section"], *rows])
    with (place / "moodle.csv").open("w", newline="", encoding="utf-8") as file:
        headings = ["Identifier", "Full name", "ID number", "Grade", "Maximum Grade", "Last modified (grade)"]
        rows = [[f"Participant {n}", name, name, "", "", "-"] for n, name in enumerate(names, 1)]
        csv.writer(file).writerows([headings, *rows])
    done = course("report", "copy", "--canvas", "canvas.csv", "--moodle", "moodle.csv", cwd=place)
    assert done.returncode == 0, done.stderr
    assert f"{SIZE - 1} of {SIZE} results in copy/canvas.csv, matched by 'SIS Login ID'" in done.stdout
    assert f"not in the file: {names[-1]} (no such id in the class list)" in done.stderr
    with (graded / "grades.csv").open(encoding="utf-8", newline="") as file:
        totals = {row["student"]: row["total"] for row in csv.DictReader(file)}
    with (graded / "moodle.csv").open(encoding="utf-8", newline="") as file:
        assert {row["ID number"]: row["Grade"] for row in csv.DictReader(file)} == totals
    with (graded / "canvas.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))[2:]
    assert {row[0]: row[-1] for row in table} == {name: totals[name] for name in names[:-1]}
    with zipfile.ZipFile(graded / "moodle-feedback.zip") as archive:
        for number, name in enumerate(names, 1):
            page = archive.read(f"{name.replace('_', ' ')}_{number}_assignsubmission_file/feedback.html")
            assert page == (graded / name / "feedback.html").read_bytes()
    written = {path.name for path in graded.glob("[!.]*") if path.is_file()}
    assert written <= set(RESERVED)


def test_a_damaged_result_costs_the_others_nothing(place: Path, graded: Path) -> None:
    (graded / students(place)[0] / "results.json").write_text("{")
    done = course("report", "copy", cwd=place)
    assert done.returncode == 1
    assert "is damaged" in done.stderr and "Traceback" not in done.stderr
    assert "is damaged" in (graded / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["report"], "Missing argument 'DIR'"),
        (["report", "absent"], "There is no folder absent"),
        (["report", "class"], "holds no results"),
        (["report", "copy", "--before", "absent"], "There is no folder absent"),
        (["report", "copy", "--before", "other"], "holds results of a3_cats, not of a0_pixels"),
        (["report", "copy", "--submissions", "absent"], "There is no absent"),
        (["report", "copy", "--submissions", "strangers"], "none of the students who have a result"),
        (["report", "copy", "--canvas", "absent.csv"], "The class list absent.csv can't be read"),
        (["report", "copy", "--canvas", "copy/grades.csv"], "no export of Canvas's gradebook"),
        (["report", "copy", "--moodle", "copy/grades.csv"], "has none of the columns"),
        (["report", "copy", "--canvas", "other.csv"], "Nothing is guessed"),
        (["report", "copy", "--canvas", "copy/canvas.csv"], "Move the class list out of copy"),
    ],
)
def test_bad_arguments_write_nothing(place: Path, graded: Path, arguments: list[str], says: str) -> None:
    (place / "strangers").mkdir(exist_ok=True)
    (place / "strangers" / "nobody.py").write_text("x = 1")
    other = place / "other" / "ada" / "results.json"
    other.parent.mkdir(parents=True, exist_ok=True)
    result = (graded / students(place)[0] / "results.json").read_text(encoding="utf-8")
    other.write_text(result.replace(f'"assignment": "{ID}"', '"assignment": "a3_cats"'), encoding="utf-8")
    (place / "other.csv").write_text("Student,ID,Section\nAda,1,A\n")
    (graded / "canvas.csv").write_text(f"Student,ID,Section\nAda,{students(place)[0]},A\n")
    before = (graded / "canvas.csv").read_bytes()
    refused(course(*arguments, cwd=place), says)
    assert not (graded / "report.html").exists()
    assert (graded / "canvas.csv").read_bytes() == before
