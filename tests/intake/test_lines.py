"""A line of code is found again in the file that it came from."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.intake.code import cell_name
from autograder.intake.lines import read_lines

LIMIT = 1_000_000
# Text that a line of code may hold, and that JSON writes in other ways, without what a notebook takes for its end.
ENDS = "\n\r\0\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
LINE = st.text(st.characters(codec="utf-8", exclude_characters=ENDS), max_size=20)


def test_a_module_has_its_own_lines(tmp_path):
    path = tmp_path / "m.py"
    path.write_text("import x\n\n\ndef f():\n    return 1\n\n\ndef f():\n    return 2\n\n\nclass G: pass\nh = 3\n")
    lines = read_lines(path, LIMIT)
    assert lines.row("m.py", 5) == 5
    assert [lines.definition(name) for name in ("f", "G", "h", "absent")] == [8, 12, 13, 1]
    assert lines.row("elsewhere.py", 3) == lines.row("m.py", 900) == 1


def test_a_cell_that_is_one_string_is_at_its_own_line(tmp_path):
    path = tmp_path / "n.ipynb"
    cells = [{"cell_type": "code", "source": "def f():\n    pass"}, {"cell_type": "code", "source": ["g", " = 1"]}]
    path.write_text(json.dumps({"cells": cells, "nbformat": 4}, indent=1))
    lines = read_lines(path, LIMIT)
    written = path.read_text().split("\n")
    assert "def f" in written[lines.definition("f") - 1]
    assert lines.row("the cell of `f`", 2) == lines.definition("f")
    assert '"g"' in written[lines.definition("g") - 1]


@given(st.lists(st.lists(LINE, min_size=1, max_size=5), min_size=1, max_size=4))
def test_every_line_of_a_notebook_is_where_the_file_has_it(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("notebook") / "n.ipynb"
    outputs = [nbformat.v4.new_output("stream", text="\n".join(cells[0]))]  # the same lines, in another place
    notebook = nbformat.v4.new_notebook()
    for lines in cells:
        notebook.cells += [nbformat.v4.new_markdown_cell("\n".join(lines)), nbformat.v4.new_code_cell("\n".join(lines))]
        notebook.cells[-1].outputs = outputs
    nbformat.write(notebook, path)
    written = path.read_text(encoding="utf-8").split("\n")
    found = read_lines(path, LIMIT)
    for number, lines in enumerate(cells, start=1):
        for count, line in enumerate(lines, start=1):
            row = found.row(cell_name(number, "\n".join(lines)), count)
            assert json.dumps(line, ensure_ascii=False)[1:-1] in written[row - 1]
            if line:
                before = "\n".join(written[: row - 1])
                assert before.count('"cell_type": "code"') == number


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"cells": [3]}', "no JSON", '{"cells": [{"cell_type": "code", "source": 5}]}']
)
def test_a_notebook_of_another_form_has_no_lines(tmp_path, text):
    path = tmp_path / "n.ipynb"
    path.write_text(text)
    assert read_lines(path, LIMIT).definition("f") == 1
