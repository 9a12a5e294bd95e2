"""Notebook or module: which of the two a student works on."""

from __future__ import annotations

import os

import pytest

from autograder.intake.own import STUB, worked_on

WHOLE, STARTED = STUB + b"()\n" + STUB + b"()\n", STUB + b"()\n"
NOW = 1_800_000_000


@pytest.mark.parametrize(
    ("notebook", "module", "age", "chosen"),
    [
        (WHOLE, STARTED, 0, "a.py"),  # a checkout: both have one time
        (STARTED, WHOLE, 0, "a.ipynb"),
        (STARTED, WHOLE, -2, "a.ipynb"),  # the module came first out of the same checkout
        (STARTED, WHOLE, 2, "a.ipynb"),
        (WHOLE, STARTED, 3600, "a.ipynb"),  # the notebook was saved an hour later, and has been begun
        (STARTED, WHOLE, -3600, "a.py"),
    ],
)
def test_the_last_save_counts_and_in_a_checkout_what_is_written(tmp_path, notebook, module, age, chosen):
    files = []
    for name, content, time in (("a.ipynb", notebook, NOW + age), ("a.py", module, NOW)):
        (tmp_path / name).write_bytes(content)
        os.utime(tmp_path / name, (time, time))
        files.append(tmp_path / name)
    assert worked_on(files).name == chosen


def test_a_single_file_is_the_work(tmp_path):
    (tmp_path / "a.py").write_bytes(WHOLE)
    assert worked_on([tmp_path / "a.py"]) == tmp_path / "a.py"
