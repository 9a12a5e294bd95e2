"""What a check depends on in its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.checking.closure import closures

FILE = '''"""Checks."""

import numpy as np
import math

pytestmark = pytest.mark.some
LIMIT = 3
TABLE = {"a": LIMIT}


def helper(x):
    return deeper(x)


def deeper(x):
    return math.floor(x)


@pytest.fixture
def pictures():
    return np.ones(LIMIT)


@pytest.fixture(autouse=True)
def quiet():
    np.seterr(all="ignore")


@hidden
def test_first(student, pictures):
    assert helper(1.5)


def test_second(student):
    assert TABLE


def test_third(student):
    pass
'''


@pytest.fixture
def changed(tmp_path: Path):
    """Which checks notice a change of the file."""
    path = tmp_path / "test_some.py"

    def compare(old: str, new: str) -> set[str]:
        assert old in FILE
        path.write_text(FILE)
        before = closures(path)
        path.write_text(FILE.replace(old, new, 1))
        after = closures(path)
        assert before.keys() == after.keys()
        return {name for name in before if before[name] != after[name]}

    return compare


@pytest.mark.parametrize(
    ("old", "new", "noticed"),
    [
        ("assert helper(1.5)", "assert helper(2.5)", {"test_first"}),
        ("@hidden\n", "@hidden\n@points(3)\n", {"test_first"}),
        ("math.floor(x)", "math.ceil(x)", {"test_first"}),
        ("np.ones(LIMIT)", "np.zeros(LIMIT)", {"test_first"}),
        ("LIMIT = 3", "LIMIT = 4", {"test_first", "test_second"}),
        ('{"a": LIMIT}', '{"b": LIMIT}', {"test_second"}),
        ("import math", "import cmath as math", {"test_first"}),
        ('"""Checks."""', '"""Other words."""', set()),
        ("def test_third", "np.seterr(all='raise')\n\n\ndef test_third", {"test_first", "test_second", "test_third"}),
        ("pytest.mark.some", "pytest.mark.other", {"test_first", "test_second", "test_third"}),
        ('all="ignore"', 'all="warn"', {"test_first", "test_second", "test_third"}),
        ("TABLE = ", "# why\nTABLE = ", set()),
        ("    pass", "    pass\n\n\ndef unused():\n    pass", set()),
    ],
)
def test_a_change_is_noticed_by_the_checks_that_use_it(changed, old, new, noticed):
    assert changed(old, new) == noticed


def test_every_check_of_the_course_has_one(root):
    for path in (root / "solutions").glob("*/test_*.py"):
        text = path.read_text()
        assert set(closures(path)) == {
            line[4 : line.index("(")] for line in text.split("\n") if line[:9] == "def test_"
        }
