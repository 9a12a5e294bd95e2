"""A made-up course with one small assignment, as files."""

# The cell lines of a master are long.
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

from autograder.course import Assignment, Course

MASTER = '''\
# %% [markdown]
# # Doubling
# Here is $2x$. The commands ls and cat are not meant.

# %%
import math

# %%
# cat pictures come later
if __name__ == "__main__":
    from autograder import check

    # a comment
    text = """
  two
    lines
"""
    print(text)

# %% nbgrader={"grade": false, "grade_id": "double", "locked": false, "schema_version": 3, "solution": true, "task": false}
def double(x):
    """Twice x."""
    # 1. Multiply.
    ### BEGIN SOLUTION
    secret_product = x * 2 + math.sin(0.0)
    return secret_product
    ### END SOLUTION


# %%
if __name__ == "__main__":
    check("double")

# %% nbgrader={"grade": false, "grade_id": "halve", "locked": false, "schema_version": 3, "solution": true, "task": false}
def halve(x):
    """Half of x."""
    ### BEGIN SOLUTION
    return double(x) / 4 + 0 * x
    ### END SOLUTION


# %%
if __name__ == "__main__":
    check("halve")

# %% [markdown] nbgrader={"grade": true, "grade_id": "why", "locked": false, "points": 0, "schema_version": 3, "solution": true, "task": false}
# Because multiplication by two and division by two undo each other.
'''

CHECKS = '''\
"""Checks of doubling."""

import math
from operator import add, mul

import pytest

halving = pytest.mark.exercise("halve")


@pytest.mark.exercise("double")
@pytest.mark.points(2)
def test_double_of_three(student):
    """double(3) is 6"""
    assert student.double(3) == 6


@halving
@pytest.mark.points(1)
def test_half_of_four(student):
    """halve(4) is 2"""
    assert student.halve(4) == add(1, 1)


### BEGIN HIDDEN TESTS
def hidden_helper(x):
    return math.floor(x) * 123456


@pytest.mark.hidden
@pytest.mark.exercise("double")
@pytest.mark.points(3)
def test_double_of_something_secret(student):
    """double keeps the parity that nobody told"""
    assert student.double(41.5) == 83.0 and hidden_helper(2) and mul(2, 4)


### END HIDDEN TESTS
'''

ASSIGNMENT = Assignment(
    id="a9_double",
    module="doubling",
    title="Twice and half",
    exercises=("double", "halve"),
    data="none",
    written_points=4,
)
COURSE = Course(title="A tiny course", assignments=(ASSIGNMENT,), datasets={"none": ()})


def write_course(root: Path, master: str = MASTER, checks: str = CHECKS) -> Path:
    """The files of the made-up course below `root`."""
    folder = root / "solutions" / ASSIGNMENT.id
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "doubling.py").write_text(master)
    (folder / "test_doubling.py").write_text(checks)
    return root
