from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.platforms.lms.class_list import ClassListProblem, read_class_list, to_csv


def read(tmp_path: Path, data: bytes | str):
    path = tmp_path / "class.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_class_list(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_common_kind_of_csv(tmp_path: Path, delimiter: str, mark: str, end: str) -> None:
    lines = [["Student", "ID"], ['"Ölçer, Ada"', " 7 "], ["", ""], ["Ben"]]
    found = read(tmp_path, mark + end.join(delimiter.join(line) for line in lines) + end)
    assert found.header == ["Student", "ID"]
    assert found.rows == [["Ölçer, Ada", " 7 "], ["Ben", ""]]
    assert (found.cell(0, "id"), found.cell(1, "ID"), found.cell(0, "absent")) == ("7", "", "")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no rows"),
        (b"Student,ID\n", "no rows"),
        (b"Student,ID\n\xff\xfe,1\n", "not UTF-8"),
        (b'Student,ID\n"a"b,1\n', "not a CSV"),
        (b"Student,ID\na,1,2\n", "more cells than headings in row 2"),
    ],
)
def test_a_list_that_is_none(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(ClassListProblem, match=says):
        read(tmp_path, data)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ClassListProblem, match="can't be read"):
        read_class_list(tmp_path / "absent.csv")


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1, max_size=4))
def test_no_cell_is_a_formula_and_nothing_is_lost(table: list[list[str]]) -> None:
    for before, after in zip(table, csv.reader(io.StringIO(to_csv(table), newline="")), strict=True):
        for old, new in zip(before, after, strict=True):
            assert new.replace("'", "") == old.replace("'", "")
            harmless = new == "-" or new.lstrip("-").replace(".", "").replace(",", "").isdecimal()
            assert harmless or not new.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("cell", ["-", "-3", "-3.5", "12,5", "O'Brien", "a@b.example"])
def test_numbers_a_dash_and_plain_words_stay_as_they_are(cell: str) -> None:
    assert to_csv([[cell, "x"]]).strip() in (f"{cell},x", f'"{cell}",x')
