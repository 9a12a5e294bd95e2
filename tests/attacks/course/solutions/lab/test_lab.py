"""The checks that are attacked. A hidden one hands over a note that nobody may ever read, and a number like it."""

import numpy as np
import pytest

from autograder.checking.compare import expect_array, expect_number, given

TABLE = np.array([1.0, 2.0, 4.0])
TABLE.flags.writeable = False
HIDDEN_NOTE = "@INPUT@"
HIDDEN_NUMBER = float("@NUMBER@")


@pytest.mark.exercise("shifted")
@pytest.mark.points(1)
@pytest.mark.hint("Three times each value, and one.")
def test_shifted_on_a_table(student):
    """shifted is right on a small table."""
    got = student.shifted(TABLE.copy(), "public")
    expect_array(got, [4.0, 7.0, 13.0], name="the result", on=given(values=TABLE))


@pytest.mark.exercise("total")
@pytest.mark.points(1)
@pytest.mark.hint("Add all values.")
def test_total_on_a_table(student):
    """total is right on a small table."""
    got = student.total(TABLE.copy(), "public")
    expect_number(got, 7.0, name="the total", on=given(values=TABLE))


### BEGIN HIDDEN TESTS
@pytest.mark.hidden
@pytest.mark.exercise("shifted")
@pytest.mark.points(4)
@pytest.mark.hint("Any values, any number of them.")
def test_shifted_on_fresh_values(student, rng, reference):
    """shifted is right on random values."""
    values = np.append(rng.normal(size=6), HIDDEN_NUMBER)
    expected = reference.shifted(values, "")
    got = student.shifted(values, HIDDEN_NOTE)
    expect_array(got, expected, name="the result", on=given(values=values, note=HIDDEN_NOTE))


@pytest.mark.hidden
@pytest.mark.exercise("total")
@pytest.mark.points(4)
@pytest.mark.hint("Any values, any number of them.")
def test_total_on_fresh_values(student, rng, reference):
    """total is right on random values."""
    values = np.append(rng.normal(size=6), HIDDEN_NUMBER)
    expected = reference.total(values, "")
    got = student.total(values, HIDDEN_NOTE)
    expect_number(got, expected, name="the total", on=given(values=values, note=HIDDEN_NOTE))


### END HIDDEN TESTS
