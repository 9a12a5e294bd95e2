"""The zip, in a container as Gradescope makes it: what students and instructors see."""

from __future__ import annotations

import stat

import pytest
from container import possible
from submissions import endless, hostile, master, wrong

pytestmark = [pytest.mark.root, pytest.mark.skipif(possible() != "", reason=possible())]
MOST_MB = 700
LATE = """
from dataclasses import replace
from autograder.course import LatePolicy
course = replace(course, late=LatePolicy(penalty_per_day=0.1))
"""


@pytest.fixture(scope="module")
def a0(course):
    return course.assignment("a0_pixels")


@pytest.fixture(scope="module")
def image(build_image):
    return build_image("a0_pixels")


def test_a_right_submission_gets_every_point_and_a_visible_total(image, root, a0):
    graded = image.grade({"pixels.py": master(root, a0)})
    assert graded.ran.status == 0, graded.ran.output
    tests = graded.results["tests"]
    assert graded.results["score"] == sum(test["max_score"] for test in tests) > 0
    assert set(graded.outcomes.values()) == {"passed"}
    # One hidden test would hide the total.
    assert {test["visibility"] for test in tests} | {graded.results["visibility"]} == {"visible"}
    assert graded.results["stdout_visibility"] == "hidden"
    assert any(test["extra_data"]["hidden"] for test in tests)
    assert graded.results["extra_data"]["tier"] == "B"
    assert graded.ran.peak_mb < MOST_MB
    assert graded.ran.killed == 0


def test_what_is_secret_is_for_root_alone(image):
    source = image.container.path("/autograder/source")
    assert (source / "solutions" / "a0_pixels" / "test_pixels.py").is_file()
    for path in (source, *source.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


@pytest.fixture(scope="module")
def graded_wrong(image, root, a0):
    return image.grade({"pixels.py": wrong(root, a0)[0]})


def test_a_wrong_submission_reads_what_was_expected_what_came_and_a_hint(graded_wrong, root, a0):
    exercise = wrong(root, a0)[1]
    failed = [test for test in graded_wrong.results["tests"] if test["status"] == "failed"]
    assert {test["extra_data"]["exercise"] for test in failed} == {exercise}
    public = next(test for test in failed if not test["extra_data"]["hidden"])
    assert public["output_format"] == "html"
    for label in ("Expected", "Got", "Hint"):
        assert f"<strong>{label}:</strong>" in public["output"]
    for test in failed:
        if test["extra_data"]["hidden"]:
            assert "Expected" not in test["output"]


def test_a_hostile_submission_reaches_nothing(image, a0):
    metadata = {"users": [{"name": "Mallory", "email": "mallory@example.org"}]}
    graded = image.grade({"pixels.py": hostile(a0)}, metadata)
    assert graded.ran.status == 0, graded.ran.output
    assert graded.results["score"] == 0
    of_attacks = [test for test in graded.results["tests"] if test["extra_data"]["exercise"] != a0.exercises[-1]]
    assert {test["extra_data"]["outcome"] for test in of_attacks} == {"error"}
    got = [test["output"] for test in of_attacks if not test["extra_data"]["hidden"]]
    assert got
    for text in got:
        assert "<pre>RuntimeError: WORKED\nat " in text  # and no attempt after it
    assert graded.results["extra_data"]["student"] == "Mallory"
    assert (graded.ran.peak_mb < MOST_MB, graded.ran.killed) == (True, 0)


def test_what_gradescope_kills_leaves_a_valid_partial_result(image, root, a0):
    written = image.container.path("/autograder/results/results.json")
    graded = image.grade(
        {"pixels.py": endless(root, a0)},
        kill_when=lambda: written.is_file() and b'"outcome": "passed"' in written.read_bytes(),
    )
    assert graded.ran.status != 0
    kept = [name for name, outcome in graded.outcomes.items() if outcome == "passed"]
    assert kept
    assert graded.results["score"] > 0
    assert "cut short" in graded.results["output"]
    assert "timeout" in graded.outcomes.values()


def test_the_time_for_a_whole_submission_ends_before_gradescopes(image, root, a0):
    shorter = (
        "\nfrom dataclasses import replace\ncourse = replace(course, assignments=tuple(replace(a, limits=replace("
        "a.limits, gradescope_seconds=15)) for a in course.assignments))\n"
    )
    config = image.container.path("/autograder/source/course_config.py")
    before = config.read_text()
    config.write_text(before + shorter)
    try:
        graded = image.grade({"pixels.py": endless(root, a0)})
    finally:
        config.write_text(before)
    assert graded.ran.status == 0
    assert 15 < graded.ran.seconds < 30
    assert "cut short" in graded.results["output"]
    assert {"passed", "timeout"} <= set(graded.outcomes.values())


def test_late_work_costs_points_and_the_last_submission_is_remembered(image, graded_wrong, root, a0):
    config = image.container.path("/autograder/source/course_config.py")
    before = config.read_text()
    config.write_text(before + LATE)
    metadata = {
        "id": 1,
        "created_at": "2026-03-03T14:00:00.000000-08:00",
        "assignment": {"due_date": "2026-03-02T12:00:00.000000-08:00", "total_points": "20.0"},
        "users": [{"name": "Ada", "email": "ada@example.org", "id": 7}],
        "previous_submissions": [
            {"submission_time": "2026-03-01T12:00:00.000000-08:00", "score": 0.0, "results": {"tests": []}},
            {"submission_time": "2026-03-02T12:00:00.000000-08:00", "score": 1.0, "results": graded_wrong.results},
        ],
    }
    try:
        graded = image.grade({"pixels.py": master(root, a0)}, metadata)
    finally:
        config.write_text(before)
    total = sum(test["score"] for test in graded.results["tests"])
    assert graded.results["score"] == pytest.approx(total * 0.8)  # two begun days
    assert "Handed in 1 day 2 hours after the due date" in graded.results["output"]
    assert "more than in your last submission" in graded.results["output"]


def test_no_file_is_explained(image):
    graded = image.grade({"answers.pdf": b"%PDF", "notes/readme.txt": b"hello"})
    assert graded.ran.status == 0
    assert set(graded.outcomes.values()) == {"invalid"}
    assert "There is no pixels.ipynb and no pixels.py" in graded.results["output"]
    assert "answers.pdf" in graded.results["output"]


def test_damaged_metadata_costs_the_student_nothing(image, root, a0):
    graded = image.grade({"deep/er/pixels.py": master(root, a0)}, {"created_at": "yesterday"})
    assert set(graded.outcomes.values()) == {"passed"}
    assert "no late policy was applied" in graded.ran.output  # for the instructor


def test_a_broken_course_gives_no_result_rather_than_a_wrong_one(image, root, a0):
    checks = image.container.path("/autograder/source/solutions/a0_pixels/test_pixels.py")
    before = checks.read_text()
    checks.write_text("import no_such_module\n" + before)
    try:
        graded = image.grade({"pixels.py": master(root, a0)})
    finally:
        checks.write_text(before)
    assert graded.ran.status == 1
    assert graded.results == {}
    assert "no_such_module" in graded.ran.output
