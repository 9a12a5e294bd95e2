"""Values as text: small ones whole, large ones short, never a failure."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.checking.show import given as given_text
from autograder.checking.show import show, type_name
from autograder.isolation.values import Opaque


def test_small_arrays_are_shown_whole():
    assert show(np.array([[1.0, 0.25]])) == "[[1. 0.25]], shape (1, 2)"


def test_large_arrays_are_shown_by_shape_and_range():
    text = show(np.arange(1000).reshape(10, 100))
    assert "shape (10, 100)" in text and "from 0 to 999" in text and len(text) < 100


def test_numbers_have_six_digits():
    assert show(1.3239211696) == "1.32392"
    assert show(np.array(0.5)) == "0.5"
    assert show(None) == "None"


def test_an_input_is_shown_by_name():
    assert given_text(b=0.5, m=3) == "b = 0.5, m = 3"


def test_what_could_not_cross_is_called_by_its_name():
    assert type_name(Opaque("Tensor")) == "Tensor"
    assert type_name({}) == "dict"


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=200),
    lambda inner: st.lists(inner, max_size=30) | st.dictionaries(st.text(max_size=5), inner, max_size=30),
    max_leaves=30,
)


@settings(deadline=None)
@given(
    plain
    | hnp.arrays(hnp.floating_dtypes() | hnp.integer_dtypes() | hnp.boolean_dtypes(), hnp.array_shapes(min_side=0))
)
def test_any_value_has_one_short_line(value):
    assert len(show(value)) < 3000
