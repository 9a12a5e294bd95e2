"""One handed-in file: read as code, or refused in one sentence."""

import json
import os

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.intake import IntakeProblem
from autograder.intake.code import read_code

LIMIT = 1_000_000


def notebook(*sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    return nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("text"), *cells]))


def refusal(path):
    with pytest.raises(IntakeProblem) as problem:
        read_code(path, LIMIT)
    message = str(problem.value)
    assert "\n" not in message
    return message


def test_a_module_is_one_cell(tmp_path):
    path = tmp_path / "logistic.py"
    path.write_text("\ufeffx = 1\r\ny = 2\r\n", encoding="utf-8")
    [cell] = read_code(path, LIMIT).cells
    assert (cell.label, cell.text) == ("logistic.py", "x = 1\ny = 2\n")


def test_a_notebook_gives_its_code_cells(tmp_path):
    path = tmp_path / "logistic.ipynb"
    path.write_text(notebook("a = 1", "b = 2", "import numpy\n\ndef model(x):\n    return x"))
    assert [(cell.label, cell.text) for cell in read_code(path, LIMIT).cells] == [
        ("code cell 1", "a = 1"),
        ("code cell 2", "b = 2"),
        ("the cell of `model`", "import numpy\n\ndef model(x):\n    return x"),
    ]


def test_an_old_notebook_is_converted_and_says_so(tmp_path):
    path = tmp_path / "logistic.ipynb"
    cells = [{"cell_type": "code", "input": ["x = 1\n"], "language": "python", "outputs": [], "metadata": {}}]
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": cells}]}
    path.write_text(json.dumps(old))
    code = read_code(path, LIMIT)
    assert [cell.text.strip() for cell in code.cells] == ["x = 1"]
    assert "old notebook format 3" in code.remarks[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"x = '\xe9'", "not UTF-8"),
        (b"x = 1\0", "not a text file"),
        (b"#" * (LIMIT + 1), "at most"),
    ],
)
def test_a_file_that_is_no_code_is_refused(tmp_path, content, says):
    path = tmp_path / "logistic.py"
    path.write_bytes(content)
    assert says in refusal(path)


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        "{}",
        '{"nbformat": 4}',
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "source": 5}]}',
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 7}',
        "[" * 100_000,
        '{"nbformat": 99, "cells": []}',
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "source": "\\ud800"}]}',
    ],
)
def test_a_notebook_that_is_none_is_refused(tmp_path, text):
    path = tmp_path / "logistic.ipynb"
    path.write_text(text)
    assert "not a notebook" in refusal(path)


def test_links_folders_and_pipes_are_refused_without_opening_them(tmp_path):
    secret = tmp_path / "secret.py"
    secret.write_text("x = 1")
    (tmp_path / "link.py").symlink_to(secret)
    (tmp_path / "folder.py").mkdir()
    os.mkfifo(tmp_path / "pipe.py")
    for name in ("link.py", "folder.py", "pipe.py"):
        assert "not a regular file" in refusal(tmp_path / name)


@given(st.text(max_size=300))
def test_any_text_is_a_notebook_or_a_clear_refusal(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "logistic.ipynb"
    path.write_text(text, encoding="utf-8", errors="replace")
    try:
        read_code(path, LIMIT)
    except IntakeProblem as problem:
        assert str(problem)


def test_a_notebook_is_read_in_a_time_that_grows_with_its_size_alone(tmp_path):
    """Validating this file would take minutes; it is not judged by the clock, but nobody would wait for it."""
    tags = [{"a": number} for number in range(5000)]
    cell = {"cell_type": "code", "metadata": {"tags": tags}, "source": "x = 1", "outputs": [], "execution_count": None}
    path = tmp_path / "logistic.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}))
    assert [cell.text for cell in read_code(path, LIMIT).cells] == ["x = 1"]
