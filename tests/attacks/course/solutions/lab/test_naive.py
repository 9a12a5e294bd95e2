"""The same checks as a beginner would write them: what the weak sandbox judges with, and nothing else does."""

import numpy as np
import pytest

from autograder.checking.compare import fail

TABLE = np.array([1.0, 2.0, 4.0])


@pytest.mark.exercise("shifted")
@pytest.mark.points(1)
def test_shifted_on_a_table(student):
    """shifted is right on a small table."""
    if not np.allclose(student.shifted(TABLE.copy(), "public"), [4.0, 7.0, 13.0]):
        fail("wrong")


@pytest.mark.exercise("total")
@pytest.mark.points(1)
def test_total_on_a_table(student):
    """total is right on a small table."""
    if student.total(TABLE.copy(), "public") != 7.0:
        fail("wrong")


@pytest.mark.hidden
@pytest.mark.exercise("shifted")
@pytest.mark.points(4)
def test_shifted_on_fresh_values(student, rng, reference):
    """shifted is right on random values."""
    values = rng.normal(size=7)
    got = student.shifted(values, "hidden")
    if not allclose(got, reference.shifted(values, "")):
        fail("wrong")


@pytest.mark.hidden
@pytest.mark.exercise("total")
@pytest.mark.points(4)
def test_total_on_fresh_values(student, rng, reference):
    """total is right on random values."""
    values = rng.normal(size=7)
    got, expected = student.total(values, "hidden"), reference.total(values, "")
    if got != expected and abs(got - expected) > 1e-6:
        fail("wrong")


def allclose(got, expected):
    """Several ways in which such comparisons are written; any of them is enough."""
    ways = (
        lambda: np.allclose(got, expected),
        lambda: bool(np.all(got == expected)),
        lambda: not np.any(np.abs(np.asarray(got) - expected) > 1e-6),
        lambda: max([0.0, *np.ravel(np.abs(got - expected))]) < 1e-6,
        lambda: all(abs(a - b) < 1e-6 for a, b in zip(got, expected, strict=False)),
    )
    for way in ways:
        try:
            if way():
                return True
        except Exception:
            continue
    return False
