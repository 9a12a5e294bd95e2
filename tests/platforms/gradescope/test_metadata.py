"""submission_metadata.json: the documented file, and every way in which it may be otherwise."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course import Assignment, LatePolicy
from autograder.platforms.gradescope.metadata import lateness, passed_before, read_metadata

# As https://gradescope-autograders.readthedocs.io/en/latest/submission_metadata/ shows it.
DOCUMENTED = {
    "id": 123456,
    "created_at": "2018-08-01T14:22:32.365935-07:00",
    "assignment": {
        "due_date": "2018-07-31T23:00:00.000000-07:00",
        "group_size": 4,
        "group_submission": True,
        "id": 25828,
        "course_id": 1234,
        "late_due_date": None,
        "release_date": "2018-07-02T00:00:00.000000-07:00",
        "title": "Programming Assignment 1",
        "total_points": "20.0",
    },
    "submission_method": "upload",
    "users": [
        {"email": "ada@example.org", "id": 1234, "name": "Ada"},
        {"email": "b@example.org", "id": 5, "name": "B"},
    ],
    "previous_submissions": [
        {"submission_time": "2017-04-06T14:24:48.087023-07:00", "score": 0.0, "results": {"tests": []}}
    ],
}
A1 = Assignment("a1", "m", "A", ("f",))
TENTH = LatePolicy(penalty_per_day=0.1)


@pytest.fixture
def read(tmp_path):
    def from_file(content):
        path = tmp_path / "submission_metadata.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return read_metadata(path)

    return from_file


def test_the_documented_file(read):
    metadata, problem = read(DOCUMENTED)
    assert problem == ""
    assert metadata.student == "Ada, B"
    late = lateness(metadata, TENTH, A1, 20)
    assert late.by == timedelta(hours=15, minutes=22, seconds=32, microseconds=365935)
    assert late.penalty == 2
    assert passed_before(metadata, "a1") is None  # another autograder's result


def test_the_course_s_own_due_date_comes_first(read):
    metadata, _ = read(DOCUMENTED)
    later = replace(A1, due=datetime(2018, 9, 1, tzinfo=UTC))
    assert lateness(metadata, TENTH, later, 20) is None
    without_zone = replace(A1, due=datetime(2018, 7, 29, 21, 22, 33))  # UTC
    assert lateness(metadata, TENTH, without_zone, 20).penalty == 6  # less than three days
    assert lateness(metadata, LatePolicy(), A1, 20).penalty == 0


@pytest.mark.parametrize("name", ["b@example.org", "5", "B"])
def test_a_group_has_the_longest_extension_of_its_members(read, name):
    metadata, _ = read(DOCUMENTED)
    policy = replace(TENTH, extensions={name: {"a1": timedelta(days=1)}, "Ada": {"a2": timedelta(days=9)}})
    assert lateness(metadata, policy, A1, 20).penalty == 0


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"created_at": "yesterday"}', '{"users": 5}', '{"assignment": []}', "\x00"]
)
def test_another_form_is_said_and_costs_nothing(read, content):
    metadata, problem = read(content)
    assert "no late policy was applied" in problem and "\n" not in problem
    assert lateness(metadata, TENTH, A1, 20) is None
    assert passed_before(metadata, "a1") is None


def test_no_file_and_no_dates(tmp_path, read):
    assert "can't be read" in read_metadata(tmp_path / "absent.json")[1]
    metadata, problem = read({"assignment": {"due_date": None}})
    assert (problem, metadata.student) == ("", "")
    assert lateness(metadata, TENTH, A1, 20) is None


def test_the_last_submission_of_this_assignment_counts(read):
    def earlier(day, assignment, **outcomes):
        tests = [{"extra_data": {"check": name, "outcome": outcome}} for name, outcome in outcomes.items()]
        results = {"extra_data": {"assignment": assignment}, "tests": tests}
        return {"submission_time": f"2018-07-0{day}T00:00:00Z", "results": results}

    before = [
        earlier(3, "a1", test_f="passed", test_g="failed"),
        earlier(2, "a1", test_f="passed", test_g="passed"),
        earlier(4, "a2", test_f="failed"),
        {"submission_time": None, "results": None},
    ]
    assert passed_before(read({"previous_submissions": before})[0], "a1") == {"test_f"}


NAMES = st.sampled_from([*DOCUMENTED, "results", "tests", "due_date", "name", "extra_data", "check"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner)
)


@given(ANYTHING)
def test_no_file_whatever_raises(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("m") / "submission_metadata.json"
    path.write_text(json.dumps(content))
    metadata, _ = read_metadata(path)
    lateness(metadata, TENTH, A1, 20)
    passed_before(metadata, "a1")
