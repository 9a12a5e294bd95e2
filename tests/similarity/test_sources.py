"""What is compared: a student's own cells, from notebooks and modules, and never by running them."""

from __future__ import annotations

from pathlib import Path

import nbformat

from autograder.intake.folder import HandIn
from autograder.similarity.sources import MAX_CODE, codes_of, known_cells

STUB = "# %%\nimport numpy as np\n\n# %%\ndef f(x):\n    raise NotImplementedError\n\n# %% [markdown]\n# Text.\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_cells_as_they_were_given_are_left_out(tmp_path: Path) -> None:
    given = write(tmp_path / "given.py", STUB)
    answer = "def f(x):\n    return x + 1"
    cells = [nbformat.v4.new_code_cell(source) for source in ("import  numpy as np", answer)]
    notebook = write(tmp_path / "own.ipynb", nbformat.writes(nbformat.v4.new_notebook(cells=cells)))
    module = write(tmp_path / "own.py", STUB.replace("    raise NotImplementedError", "    return x + 1"))
    codes, left_out = codes_of([HandIn("ada", notebook), HandIn("ben", module), HandIn("cy", given)], [given])
    assert codes["ada"] == codes["ben"] == [answer]
    assert codes["cy"] == []
    assert left_out == []


def test_what_can_not_be_read_is_named(tmp_path: Path) -> None:
    broken = write(tmp_path / "broken.ipynb", "{")
    large = write(tmp_path / "large.py", "x = 1\n" * (MAX_CODE // 6 + 1))
    link = tmp_path / "link.py"
    link.symlink_to(broken)
    hand_ins = [HandIn("a", broken), HandIn("b", large), HandIn("c", None, "There is no file."), HandIn("d", link)]
    assert codes_of(hand_ins, []) == ({}, ["a", "b", "c", "d"])


def test_nothing_is_run(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    path = write(tmp_path / "own.py", f"open({str(mark)!r}, 'w')\n")
    assert codes_of([HandIn("ada", path)], [])[0]
    assert not mark.exists()


def test_known_cells_are_those_of_all_files(tmp_path: Path) -> None:
    paths = [write(tmp_path / "a.py", "x = 1\n"), write(tmp_path / "b.py", STUB)]
    assert {"x = 1", "import numpy as np"} <= set(known_cells(paths))
