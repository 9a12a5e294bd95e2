"""The judgement of a value: fair to everything that is right, not to be fooled by anything else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.checking import compare
from autograder.checking.failure import CheckFailed
from autograder.isolation.values import Opaque

finite = st.floats(-1e6, 1e6)
arrays = hnp.arrays(float, hnp.array_shapes(min_dims=1, max_dims=2, max_side=5), elements=finite)


def failure(function, *arguments, **options):
    with pytest.raises(CheckFailed) as caught:
        function(*arguments, **options)
    return caught.value.finding


# Numbers -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "got",
    [
        2,
        2.0,
        np.float32(2),
        np.array(2.0),
        np.array([[2.0]]),
        np.array([2], dtype=np.uint8),
        [2.0],
        np.int64(2),
        2.00001,
    ],
)
def test_any_one_number_is_a_number(got):
    assert compare.expect_number(got, 2.0, name="cost") == pytest.approx(2.0, abs=1e-4)


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (None, "None"),
        ("2", "str"),
        (True, "bool"),
        (np.bool_(True), "bool"),
        (2 + 0j, "complex"),
        (np.array(2 + 0j), "complex numbers"),
        ([], "not one number"),
        (np.zeros((0, 3)), "not one number"),
        (np.zeros(3), "not one number"),
        (float("nan"), "nan"),
        (np.array([[np.inf]]), "infinite"),
        ({}, "dict"),
        ([None], "not numbers"),
        ([[1, 2], [3]], "different lengths"),
        (Opaque("array of dtype object"), "array of dtype object"),
        (3.0, "wrong"),
    ],
)
def test_anything_else_is_not(got, words):
    finding = failure(compare.expect_number, got, 2.0, name="The cost")
    assert finding.problem.startswith("The cost") and words in finding.problem


def test_none_asks_for_the_return():
    assert "`return`" in failure(compare.expect_number, None, 2.0, name="The cost").mistake


# Arrays --------------------------------------------------------------------------------------------------------------


@given(arrays, st.sampled_from(["C", "F"]), st.floats(-0.9, 0.9))
def test_what_is_within_the_tolerance_passes(expected, order, share):
    off = share * (compare.ATOL + compare.RTOL * np.max(np.abs(expected)))
    compare.expect_array(np.asarray(expected + off, order=order), expected, name="dw")
    compare.expect_array(expected.tolist(), expected, name="dw")


@given(arrays, st.floats(1.1, 1e6), st.data())
def test_one_entry_outside_the_tolerance_fails(expected, share, data):
    got = expected.copy()
    place = data.draw(st.integers(0, got.size - 1))
    got.flat[place] += share * (compare.ATOL + compare.RTOL * np.max(np.abs(expected)))
    assert "wrong values" in failure(compare.expect_array, got, expected, name="dw").problem


@given(arrays, st.sampled_from([np.nan, np.inf, -np.inf]), st.data())
def test_a_single_nan_or_infinity_always_fails(expected, value, data):
    got = expected.copy()
    got.flat[data.draw(st.integers(0, got.size - 1))] = value
    assert failure(compare.expect_array, got, expected, name="dw", rtol=1e9)
    assert failure(compare.expect_array, got, shape=got.shape, name="dw")


@given(arrays)
def test_float32_passes(expected):
    compare.expect_array(expected.astype(np.float32), expected, name="dw")


@pytest.mark.parametrize("shape", [(1,), (), (1, 1000), (1000, 1), (0,), (999,), (1000, 1000)])
def test_nothing_is_broadcast(shape):
    assert "shape" in failure(compare.expect_array, np.ones(shape), np.ones(1000), name="dw").problem


def test_type_comes_before_dtype_before_shape_before_finite_before_value():
    expected = np.ones((2, 1))
    judged = [
        ("text", "str"),
        (np.ones((1, 2), dtype=complex), "complex"),
        (np.full((1, 2), np.nan), "shape"),
        (np.full((2, 1), np.nan), "nan"),
        (np.full((2, 1), 2.0), "wrong values"),
    ]
    for got, words in judged:
        assert words in failure(compare.expect_array, got, expected, name="dw").problem


def test_whole_numbers_pass_unless_floats_are_asked_for():
    compare.expect_array(np.array([1, 2]), [1.0, 2.0], name="X")
    assert "integers" in failure(compare.expect_array, np.array([1, 2]), [1.0, 2.0], name="X", kinds="f").problem


def test_the_first_known_mistake_is_named():
    right = np.array([[1.0], [2.0]])
    options = {"mistakes": [("this one", -right), ("not this", 3 * right)], "ratios": [("by ratio", 5.0)]}
    assert failure(compare.expect_array, -right, right, name="dw", **options).mistake == "this one"
    assert failure(compare.expect_array, 5 * right, right, name="dw", **options).mistake == "by ratio"
    other = failure(
        compare.expect_array, right + np.array([[1.0], [5.0]]), right, name="dw", **options, otherwise="who knows"
    )
    assert other.mistake == "who knows"


@given(arrays, st.integers(1000, 9999))
def test_the_sentence_that_a_hidden_check_shows_holds_no_value(expected, secret):
    finding = failure(compare.expect_array, expected + 1e7, expected + secret, name="dw")
    assert str(secret) not in finding.problem + finding.mistake


# Labels --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", [bool, int, float, np.uint8, np.float32])
def test_labels_of_any_dtype_pass(dtype):
    compare.expect_labels(np.array([[0, 1, 1]], dtype=dtype), [[0, 1, 1]], name="Y")
    compare.expect_labels([[0, True, 1.0]], [[0, 1, 1]], name="Y")


@pytest.mark.parametrize(
    ("got", "words"),
    [
        ([[0.2, 0.7, 0.9]], "probabilities"),
        ([[1, 0, 0]], "wrong way round"),
        ([[1, 1, 1]], "is 1"),
        ([[0, 0, 0]], "is 0"),
        ([0, 1, 1], "flat array"),
        ([[0], [1], [1]], "transpose"),
    ],
)
def test_wrong_labels_are_explained(got, words):
    assert words in failure(compare.expect_labels, np.array(got), [[0, 1, 1]], name="Y").mistake


@pytest.mark.parametrize("got", [[[0, 1, np.nan]], [[0, 1, 2]], [[-1, 1, 1]], [["0", "1", "1"]], None, "011", [[]]])
def test_what_is_no_label_fails(got):
    assert failure(compare.expect_labels, got, [[0, 1, 1]], name="Y")


# Parts, keys, sequences, arguments -----------------------------------------------------------------------------------


def test_parts_may_be_a_tuple_or_a_list():
    assert compare.expect_parts((1, 2), ("a", "b"), name="f") == (1, 2)
    assert compare.expect_parts([1, 2], ("a", "b"), name="f") == [1, 2]


@pytest.mark.parametrize("got", [None, 1.0, {}, (1,), (1, 2, 3), np.zeros(2), "ab"])
def test_other_parts_fail(got):
    assert failure(compare.expect_parts, got, ("a", "b"), name="f").problem.startswith("f returned")


def test_extra_keys_do_no_harm_and_missing_ones_are_named():
    compare.expect_keys({"a": 1, "b": 2, 3: 4}, ("a",), name="d")
    assert "'b'" in failure(compare.expect_keys, {"a": 1}, ("a", "b"), name="d").problem
    assert "list" in failure(compare.expect_keys, [], ("a",), name="d").problem


@pytest.mark.parametrize(
    "got", [[1, 2.0], (1, 2), np.array([1, 2]), np.array([[1], [2]]), [np.array([[1.0]]), np.float32(2)]]
)
def test_a_sequence_of_numbers(got):
    assert compare.expect_sequence(got, name="costs") == [1.0, 2.0]


@pytest.mark.parametrize(
    "got", [None, 1.0, {}, [None], ["1"], [float("nan")], np.ones((2, 2)), np.ones(20_000), [1.0] * 20_000]
)
def test_what_is_no_sequence_of_numbers_fails(got):
    assert failure(compare.expect_sequence, got, name="costs")


@given(arrays)
def test_an_argument_is_the_same_bit_for_bit(before):
    compare.expect_same(before, before.copy(), "X")
    after = before.copy()
    after.flat[0] = np.nextafter(after.flat[0], np.inf)
    assert "caller's X" in failure(compare.expect_same, before, after, "X").problem


def test_nan_in_an_argument_is_equal_to_itself():
    compare.expect_same(np.array([np.nan]), np.array([np.nan]), "X")
