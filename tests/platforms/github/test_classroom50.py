"""Classroom 50: the result.json that its documentation asks for, from the files that lie beside autograder.py."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta, timezone

import pytest
from jsonschema import Draft202012Validator

from autograder.platforms.github.classroom50 import to_result
from autograder.platforms.release import release
from autograder.problem import Problem
from autograder.result import SubmissionResult

# https://github.com/foundation50/classroom50/wiki/Advanced-Autograding#the-resultjson-contract
TEXT = {"type": "string", "minLength": 1}
WHOLE = {"type": "integer", "minimum": 0}
SCHEMA = {
    "type": "object",
    "required": [
        *("schema", "classroom", "assignment", "submission", "commit", "release", "review", "datetime"),
        *("score", "max-score", "tests"),
    ],
    "properties": {
        "schema": {"const": "classroom50/result/v1"},
        **dict.fromkeys(("classroom", "assignment", "owner", "submission", "commit", "release", "review"), TEXT),
        "datetime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "score": WHOLE,
        "max-score": WHOLE,
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["test-name", "passed", "score", "max-score"],
                "properties": {
                    "test-name": TEXT,
                    "passed": {"type": "boolean"},
                    "score": WHOLE,
                    "max-score": WHOLE,
                },
            },
        },
    },
}
RUNNER = {
    "CLASSROOM": "nn-2026",
    "ASSIGNMENT": "pixels",
    "SUBMISSION_TAG": "submit/2026-06-01T14-32-05Z-a1b2c3d",
    "COMMIT_URL": "https://github.com/o/r/commit/a1b2c3d",
    "RELEASE_URL": "https://github.com/o/r/releases/tag/submit%2F1",
    "REVIEW_URL": "https://github.com/o/r/compare/0...1",
    "USERNAME": "alice",
}


@pytest.fixture(scope="module")
def beside(root, course, tmp_path_factory):
    """What an instructor lays into CLASSROOM/autograders/ASSIGNMENT/."""
    folder = tmp_path_factory.mktemp("autograders")
    made = release(root, course, ["a0_pixels"], folder / "release")
    with zipfile.ZipFile(next(path for path in made if path.name.endswith("classroom50.zip"))) as archive:
        archive.extractall(folder / "pixels")
    return folder / "pixels"


def grade(beside, checkout, environment):
    """What autograder.py runs in the end; here with the engine of this machine."""
    command = [sys.executable, "-I", "-m", "autograder.platforms.github.classroom50", str(beside)]
    ran = subprocess.run(
        command, cwd=checkout, env={"PATH": "/usr/bin:/bin", **environment}, capture_output=True, text=True
    )
    written = checkout / "result.json"
    content = json.loads(written.read_text()) if written.is_file() else None
    if content is not None:
        assert not [error.message for error in Draft202012Validator(SCHEMA).iter_errors(content)]
        assert content["score"] == sum(test["score"] for test in content["tests"])
        assert content["max-score"] == sum(test["max-score"] for test in content["tests"])
    return ran, content


def test_nothing_beside_it_is_secret(beside):
    assert {path.name for path in beside.iterdir() if path.suffix != ".whl"} == {
        *("autograder.py", "requirements.txt", "constraints.txt", "test_pixels.py", "given")
    }
    assert "mark.hidden" not in (beside / "test_pixels.py").read_text()
    compile((beside / "autograder.py").read_text(), "autograder.py", "exec")


def test_a_students_checkout_is_graded_with_the_checks_that_lie_beside(beside, root, tmp_path):
    """Their own copy of the checks, and a folder that takes the engine's name, change nothing."""
    (tmp_path / "autograder").mkdir()
    (tmp_path / "autograder" / "__init__.py").write_text("raise SystemExit(3)")
    (tmp_path / "test_pixels.py").write_text("def test_nothing(): pass\n")
    for name in ("pixels.ipynb", "pixels.py"):
        (tmp_path / name).write_bytes((beside / "given" / name).read_bytes())
    (tmp_path / "pixels.py").write_text((root / "solutions" / "a0_pixels" / "pixels.py").read_text())
    ran, content = grade(beside, tmp_path, RUNNER)
    assert ran.returncode == 0, ran.stderr
    assert content["score"] == content["max-score"] > 0
    assert all(test["passed"] for test in content["tests"])
    assert (content["owner"], content["submission"]) == ("alice", RUNNER["SUBMISSION_TAG"])
    assert "4 of 4 exercises" in (tmp_path / "release-body.md").read_text()


def test_a_checkout_without_a_submission_is_a_result_of_nothing(beside, tmp_path):
    ran, content = grade(beside, tmp_path, RUNNER)
    assert ran.returncode == 0, ran.stderr
    assert content["score"] == 0 < content["max-score"]
    assert "There is no pixels.ipynb" in (tmp_path / "release-body.md").read_text()


def test_without_the_runners_variables_nothing_is_written(beside, tmp_path):
    ran, content = grade(beside, tmp_path, RUNNER | {"COMMIT_URL": ""})
    assert ran.returncode == 1
    assert content is None
    assert "COMMIT_URL" in ran.stderr and "Traceback" not in ran.stderr


def test_the_time_is_in_utc():
    result = SubmissionResult("", "m", "m.py", [], "", "D", [], {}, [])
    now = datetime(2026, 6, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    assert to_result(result, RUNNER, now)["datetime"] == "2026-06-01T12:00:00Z"
    without = {name: value for name, value in RUNNER.items() if name != "REVIEW_URL"}
    assert to_result(result, without, now.astimezone(UTC))["review"] == RUNNER["COMMIT_URL"]
    with pytest.raises(Problem):
        to_result(result, {}, now)
