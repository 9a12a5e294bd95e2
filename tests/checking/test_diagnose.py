"""Mistakes are named by numbers: by a constant ratio, by the value a known mistake gives, by shape."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.checking.diagnose import by_place, by_ratio, by_shape, by_value, mean_ratios, ratio

RIGHT = np.array([[0.3], [-0.7], [1.1]])
FIVE_BY_THREE = mean_ratios(m=5, n=3)


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (-1, "sign"),
        (5, "divided by m"),
        (1 / 5, "twice"),
        (5 / 3, "columns"),
        (1 / 3, "number of entries"),
        (np.log10(np.e), "natural logarithm"),
        (np.log2(np.e), "natural logarithm"),
        (2, "factor 2"),
        (0.5, "factor 1/2"),
    ],
)
def test_a_constant_ratio_names_the_mistake(factor, words):
    assert words in by_ratio(factor * RIGHT, RIGHT, FIVE_BY_THREE)


def test_a_ratio_that_is_not_constant_names_nothing():
    assert by_ratio(RIGHT * [[1.0], [2.0], [3.0]], RIGHT, FIVE_BY_THREE) == ""


def test_the_right_value_is_no_mistake_even_with_one_example():
    assert by_ratio(RIGHT, RIGHT, mean_ratios(m=1, n=3)) == ""


values = hnp.arrays(float, (3, 1), elements=st.floats(-10, 10).filter(lambda x: abs(x) > 1e-3))
scales = st.floats(1e-6, 1e6)


@given(values, scales, st.sampled_from([factor for _, factor in FIVE_BY_THREE]))
def test_the_diagnosis_does_not_depend_on_the_scale(right, scale, factor):
    got = factor * right
    named = by_ratio(got, right, FIVE_BY_THREE)
    assert named and by_ratio(scale * got, scale * right, FIVE_BY_THREE) == named


@given(values, st.floats(-100, 100).filter(lambda x: abs(x) > 1e-3))
def test_the_ratio_is_found(right, factor):
    assert ratio(factor * right, right) == pytest.approx(factor)


@pytest.mark.parametrize(
    "got", [np.full((3, 1), np.nan), np.zeros((0, 1)), np.zeros((1, 3)), "text", None, [[1], [2, 3]]]
)
def test_what_has_no_ratio_names_nothing(got):
    assert by_ratio(got, RIGHT, FIVE_BY_THREE) == ""
    assert by_ratio(RIGHT, got, FIVE_BY_THREE) == ""
    assert by_place(got, RIGHT) == ""


def test_a_value_that_a_known_mistake_gives_is_named_whatever_its_shape():
    mistakes = [("wrong sum", 1.5), ("wrong axis", [[1.0, 2.0]])]
    assert by_value(np.array(1.5), mistakes) == "wrong sum"
    assert by_value(np.array([[1.0, 2.0001]]), mistakes) == "wrong axis"
    assert by_value(np.array([[1.5]]), mistakes) == ""  # another shape is another mistake


@settings(deadline=None)
@given(hnp.arrays(float, hnp.array_shapes(max_dims=2, max_side=4)), st.data())
def test_nan_is_never_named(got, data):
    got.flat[data.draw(st.integers(0, got.size - 1))] = np.nan
    assert by_value(got, [("never", np.zeros_like(got))]) == ""


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        ((1, 3), (3, 1), "transpose"),
        ((), (3, 1), "single number"),
        ((3,), (3, 1), "flat array"),
        ((3, 5), (3, 1), "Add up over the examples"),
        ((2, 9), (18, 1), "other axes"),
        ((7, 7), (3, 1), ""),
    ],
)
def test_shapes_are_explained(got, expected, words):
    said = by_shape(got, expected)
    assert words in said and bool(words) == bool(said)


def test_the_right_numbers_in_the_wrong_places_are_noticed():
    assert "wrong places" in by_place(RIGHT[::-1], RIGHT)
    assert by_place(RIGHT + 1, RIGHT) == ""
