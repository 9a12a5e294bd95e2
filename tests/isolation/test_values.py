"""What crosses the wire comes out as it went in, and nothing else comes out."""

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.isolation.values import (
    ArrayNode,
    Decoder,
    Encoder,
    MappingNode,
    Node,
    Opaque,
    SequenceNode,
    ValueProblem,
)

DTYPES = st.one_of(
    hnp.boolean_dtypes(),
    hnp.integer_dtypes(),
    hnp.floating_dtypes(sizes=(16, 32, 64)),
    hnp.complex_number_dtypes(sizes=(64, 128)),
)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5))
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.text())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.tuples(inner, inner), st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


def over_the_wire(value):
    encoder = Encoder()
    header = msgspec.msgpack.encode(encoder.encode(value))
    return Decoder(memoryview(b"".join(encoder.body))).decode(msgspec.msgpack.decode(header, type=Node))


@given(ARRAYS)
def test_an_array_keeps_shape_dtype_and_bits(array):
    got = over_the_wire(array)
    assert got.shape == array.shape
    assert got.dtype == array.dtype.newbyteorder("<")
    assert got.tobytes() == np.ascontiguousarray(array).astype(got.dtype).tobytes()
    assert got.flags.writeable


@given(VALUES)
def test_plain_values_keep_their_type_and_value(value):
    got = over_the_wire(value)
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize("value", [object(), {1, 2}, lambda: 0, 2**70, np.array([object()]), b"bytes", {(1, 2): 3}])
def test_what_can_act_or_has_no_form_becomes_opaque(value):
    assert isinstance(over_the_wire(value), Opaque)


def test_a_liar_number_crosses_as_the_number_it_holds():
    class Liar(float):
        def __eq__(self, other):
            return True

        __hash__ = float.__hash__

    got = over_the_wire(Liar(99.0))
    assert type(got) is float
    assert got != 1.0


def test_a_list_that_holds_itself_ends():
    loop = []
    loop.append(loop)
    assert isinstance(over_the_wire(loop), list)


def test_views_in_any_order_arrive_right():
    array = np.arange(24.0).reshape(2, 3, 4)
    for view in (array.T, array[:, ::-1], np.asfortranarray(array), array[..., 1:3], array.astype(">f4")):
        np.testing.assert_array_equal(over_the_wire(view), view)


@pytest.mark.parametrize(
    "node",
    [
        ArrayNode("<f8", [3], 0),  # more than the body holds
        ArrayNode("<f8", [1], 4),
        ArrayNode("<f8", [-1], 0),
        ArrayNode("<f8", [1], -8),
        ArrayNode("|O", [1], 0),
        ArrayNode("<U4", [1], 0),
        ArrayNode("<f8", [1] * 9, 0),
        ArrayNode("<f8", [0, 2**62], 0),
        ArrayNode("<f8", [0, 2**32, 2**32, 2**32], 0),
        MappingNode(["a"], []),
        SequenceNode("list", [ArrayNode("<f8", [2], 0)]),
    ],
)
def test_a_tree_that_describes_no_value_is_refused(node):
    with pytest.raises(ValueProblem):
        Decoder(memoryview(bytes(8))).decode(node)


def test_arrays_that_share_their_bytes_are_refused():
    node = SequenceNode("list", [ArrayNode("<f8", [4], 0)] * 40)
    with pytest.raises(ValueProblem, match="share"):
        Decoder(memoryview(bytes(32))).decode(node)


def test_a_tree_that_is_too_deep_is_refused():
    node = None
    for _ in range(300):
        node = SequenceNode("list", [node])
    with pytest.raises(ValueProblem, match="deeply"):
        Decoder(memoryview(b"")).decode(node)


@pytest.mark.parametrize("name", ["<b>", "a\nb", "", "x" * 200, "HIDDEN=[1, 2]"])
def test_a_type_name_is_a_name_and_not_a_message(name):
    assert Decoder(memoryview(b"")).decode(Opaque(name)) == Opaque("object")


def test_a_bool_of_two_is_refused():
    with pytest.raises(ValueProblem):
        Decoder(memoryview(b"\x02")).decode(ArrayNode("|b1", [1], 0))


@given(st.binary(max_size=200), st.binary(max_size=64))
def test_any_bytes_are_a_value_or_a_known_error(header, body):
    try:
        value = Decoder(memoryview(body)).decode(msgspec.msgpack.decode(header, type=Node))
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueProblem):
        return
    assert value is None or isinstance(value, bool | int | float | str | list | tuple | dict | np.ndarray | Opaque)


def test_numbers_that_are_not_finite_cross_so_that_a_check_can_judge_them():
    assert math.isnan(over_the_wire(math.nan))
    assert over_the_wire(-math.inf) == -math.inf
