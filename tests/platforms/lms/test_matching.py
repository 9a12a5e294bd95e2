"""Matching by id: exact, in one column, and whatever is not certain is listed."""

from __future__ import annotations

import pytest

from autograder.platforms.lms.class_list import ClassList, ClassListProblem
from autograder.platforms.lms.matching import match

LIST = ClassList(
    ["name", "number", "login"],
    [["Ada", "11", "ada1"], ["Ben", "12", "ben"], ["Cy", "", "cy"], ["Di", "14", "11"], ["Test", "", ""]],
)


def matched(*students: str, class_list: ClassList = LIST, downloaded=None):
    return match(
        students,
        class_list,
        ("number", "login"),
        downloaded=downloaded or {},
        download_id=lambda row: class_list.cell(row, "number"),
        person=lambda row: class_list.cell(row, "name"),
        skip=lambda row: class_list.cell(row, "name") == "Test",
    )


def test_ids_match_whatever_their_case_and_the_rest_is_listed() -> None:
    found = matched("ADA1", " ben", "zed")
    assert (found.by, found.rows) == ("login", {"ADA1": 0, " ben": 1})
    assert found.unmatched == {"zed": "no such id in the class list"}
    assert found.without == ["Cy", "Di"]


def test_a_name_is_no_id() -> None:
    with pytest.raises(ClassListProblem, match="Nothing is guessed"):
        matched("Ada", "Di")


def test_all_names_are_ids_of_one_kind() -> None:
    """The student "11" hands in under a login; the person with the number 11 is somebody else."""
    found = matched("ben", "cy", "11")
    assert (found.by, found.rows) == ("login", {"ben": 1, "cy": 2, "11": 3})
    found = matched("11", "12", "14", "cy")
    assert (found.by, found.rows) == ("number", {"11": 0, "12": 1, "14": 3})
    assert found.unmatched == {"cy": "no such id in the class list"}


def test_two_kinds_that_fit_equally_well_are_refused() -> None:
    with pytest.raises(ClassListProblem, match="as often ids of 'number' as of 'login'"):
        matched("11")


def test_two_columns_that_say_the_same_are_fine() -> None:
    same = ClassList(["name", "number", "login"], [["Ada", "a1", "a1"], ["Ben", "b1", "b1"]])
    assert matched("a1", "b1", class_list=same).rows == {"a1": 0, "b1": 1}


def test_an_id_of_two_people_is_nobodys() -> None:
    twice = ClassList(["name", "number"], [["Ada", "1"], ["Ben", "1"], ["Cy", "3"]])
    found = matched("1", "3", class_list=twice)
    assert found.rows == {"3": 2}
    assert found.unmatched == {"1": "the id of several people: Ada, Ben"}


def test_two_submissions_of_one_person_are_both_left_out() -> None:
    found = matched("ben", "cy", "ben_12_7_x", downloaded={"ben_12_7_x": "12"})
    assert found.rows == {"cy": 2}
    assert found.unmatched["ben"] == "several submissions of Ben: ben, ben_12_7_x"
    assert "ben_12_7_x" in found.unmatched
    assert "Ben" not in found.without


def test_a_downloaded_name_is_matched_by_the_systems_own_number() -> None:
    found = matched("ada_11_9_x", "eve_99_9_x", downloaded={"ada_11_9_x": "11", "eve_99_9_x": "99"})
    assert (found.by, found.rows) == ("", {"ada_11_9_x": 0})
    assert list(found.unmatched) == ["eve_99_9_x"]
