from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reporting_samples import EXERCISES, any_result, build_result

from autograder.reporting.grades_csv import safe, to_grades_csv
from autograder.result import SubmissionResult


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_one_row_per_student_sorted() -> None:
    text = to_grades_csv([build_result("carol"), build_result("alice"), build_result("bob", remarks=['a "b", c', "d"])])
    assert text.splitlines()[0] == (
        "student,total,max,flatten_and_scale,propagate,optimize,predict,model,dataset,tier,remarks"
    )
    table = rows(text)
    assert [row["student"] for row in table] == ["alice", "bob", "carol"]
    assert table[1]["remarks"] == 'a "b", c | d'
    assert [table[0][name] for name in ("total", "max", *EXERCISES)] == ["12", "24", "4", "3", "0", "5", "0"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "  =", "＝", "\u200b="])
def test_no_cell_is_a_formula(start: str) -> None:
    formula = f'{start}HYPERLINK("x")'
    result = build_result(formula, remarks=[formula], dataset=formula, tier=formula, exercises=[formula])
    result = replace(result, checks=[replace(check, exercise=formula) for check in result.checks])
    for row in csv.reader(io.StringIO(to_grades_csv([result]), newline="")):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝")), cell


@pytest.mark.parametrize("text", ["a;=x", "a;  +x", "a\t@x", "=a;=b;c", "a;=b;-c"])
def test_no_part_of_a_cell_is_a_formula_where_a_semicolon_ends_a_cell(text: str) -> None:
    parts = safe(text).replace("\t", ";").split(";")
    assert not [part for part in parts if part.lstrip().startswith(("=", "+", "-", "@"))]
    assert safe(text).replace("'", "") == text


@given(st.lists(any_result, max_size=4))
def test_points_add_up(results: list[SubmissionResult]) -> None:
    table = rows(to_grades_csv(results))
    assert sorted(int(row["total"]) for row in table) == sorted(result.score for result in results)
    for row in table:
        assert sum(
            int(row[name] or 0) for name in row.keys() - {"student", "total", "max", "dataset", "tier", "remarks"}
        ) == int(row["total"])


@given(st.permutations([build_result(name) for name in ("a", "b", "c", "d")]))
def test_order_of_grading_does_not_matter(results: list[SubmissionResult]) -> None:
    assert to_grades_csv(results) == to_grades_csv(results[::-1])
