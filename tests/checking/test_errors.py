"""Exceptions as people meet them, and what is said about each."""

import numpy as np
import pytest

from autograder.checking.errors import READ_IT, hint_for
from autograder.isolation.exercises import describe

NOTHING, NUMBER = None, 3


def unknown_name():
    return sigmiod  # noqa: F821


def wrong_product():
    return np.ones((3, 1)) @ np.ones((3, 5))


def wrong_sum():
    return np.ones((3, 5)) + np.ones((3, 3))


def in_place_on_integers():
    images = np.ones(3, dtype=np.uint8)
    images /= 255


def if_on_an_array():
    return 1 if np.ones(3) > 0.5 else 0


def unset():
    for i in range(0):
        value = i
    return value


def unpacked():
    m, h, w = np.ones((2, 2, 2, 3)).shape
    return m, h, w


@pytest.mark.parametrize(
    ("mistake", "says"),
    [
        (unknown_name, "does not know `sigmiod`"),
        (wrong_product, "inner numbers"),
        (wrong_sum, "different shapes"),
        (in_place_on_integers, "whole numbers"),
        (if_on_an_array, "one value"),
        (unset, "before it has a value"),
        (lambda: {"dw": 1}["dW"], "no key `dW`"),
        (lambda: [1][3], "axis"),
        (lambda: NOTHING["dw"], "None"),
        (lambda: np.ones(6).reshape(4, 2), "number of entries"),
        (lambda: (lambda x: x)(), "arguments differ"),
        (lambda: -np.array([True]), "type bool"),
        (lambda: range(0.5), "by name"),
        (lambda: NUMBER(4), "called like a function"),
        (lambda: np.zeros(3, 1), "brackets of its own"),
        (lambda: np.ones((2, 3)).T(), ".T takes no brackets"),
        (lambda: np.ones((2, 3)).shape(0), "square brackets"),
        (lambda: np.ones(3).reshap(3, 1), "Did you mean `reshape`"),
        (lambda: [1, 2].shape, "np.array"),
        (lambda: np.argmax(np.ones(3))[0], "leave out the [...]"),
        (lambda: ["a", "b"][np.max(np.array([0.1, 0.9]))], "whole number"),
        (lambda: np.ones(3)[0.5], "whole number"),
        (unpacked, "one value for each axis"),
        (lambda: "cost: " + NUMBER, "Text and a number"),
        (lambda: NUMBER + " steps", "Text and a number"),
    ],
)
def test_what_python_says_is_explained(mistake, says):
    with pytest.raises(Exception) as raised:
        mistake()
    assert says in hint_for(describe(raised.value))


@pytest.mark.parametrize(
    ("message", "says"),
    [
        (
            "Given groups=1, weight of size [8, 3, 3, 3], expected input[4, 1, 28, 28] to have 3 channels, but got 1 "
            "channels instead",
            "how many channels come in",
        ),
        (
            "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [4, 784]",
            "rows and columns",
        ),
        ("mat1 and mat2 shapes cannot be multiplied (1x3136 and 784x10)", "flatten(1)"),
        ("mat1 and mat2 shapes cannot be multiplied (4x1568 and 6272x10)", "inner numbers"),
    ],
)
def test_what_torch_says_about_layers_is_explained(message, says):
    assert says in hint_for(f"RuntimeError: {message}")


def test_what_is_not_known_gets_general_advice():
    assert hint_for("StrangeError: xyz") == READ_IT
