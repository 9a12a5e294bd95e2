"""The reference answers of the first lesson, and what its experiments show."""

from __future__ import annotations

import ast
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lesson_files import MASTERS

MASTER = MASTERS["a0_pixels"]
CLASSES = ["1", "7", "L"]
SIGNS = [
    ("7", np.array([[1, 1], [0, 1]])),
    ("L", np.array([[1, 0], [1, 1]])),
    ("1", np.array([[1, 0], [1, 0]])),
    ("1", np.array([[0, 1], [0, 1]])),
]
TURNED = [(sign, np.rot90(image, k=-1)) for sign, image in SIGNS]


def value_in_the_lesson(name: str) -> str:
    """The text that the lesson gives this name."""
    for statement in ast.walk(ast.parse(MASTER.read_text(encoding="utf-8"))):
        if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == name:
            return ast.literal_eval(statement.value)
    raise LookupError(name)


def test_the_printed_pictures_have_rows_of_one_length():
    """The lecture's 6 has ragged rows, which make no array."""
    assert {len(row) for row in value_in_the_lesson("drawing").split()} == {16}
    rows = [row.split() for row in value_in_the_lesson("grey_values").strip().split("\n")]
    assert (len(rows), {len(row) for row in rows}) == (22, {16})
    assert all(0 <= int(value) <= 255 for row in rows for value in row)


@given(seed=st.integers(0, 10_000), shape=st.sampled_from([(1, 1), (2, 3), (3, 2), (2, 3, 3), (1, 2, 4)]))
def test_to_vector_goes_row_by_row(pixels, seed, shape):
    image = np.random.default_rng(seed).integers(0, 256, size=shape, dtype=np.uint8)
    before = image.copy()
    x = pixels.to_vector(image)
    assert x.shape == (image.size,)
    assert np.issubdtype(x.dtype, np.floating)
    assert x.tolist() == pytest.approx([int(value) / 255 for value in np.nditer(image)])
    np.testing.assert_array_equal(image, before)


@pytest.mark.parametrize(("sign", "image"), SIGNS)
def test_the_rules_know_the_four_pictures(pixels, sign, image):
    assert pixels.classify_by_rules(image) == sign


@pytest.mark.parametrize(("sign", "image"), TURNED)
def test_the_rules_break_on_each_turned_picture(pixels, sign, image):
    assert pixels.classify_by_rules(image) != sign


def test_no_turned_picture_means_something_else_in_the_first_alphabet():
    """Otherwise no network could learn both."""
    first = {image.tobytes() for _, image in SIGNS}
    assert not first & {np.ascontiguousarray(image).tobytes() for _, image in TURNED}


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=12), st.sampled_from([0.0, 1000.0, -1000.0]))
def test_softmax_is_right_and_does_not_see_a_shift(pixels, values, shift):
    scores = np.array(values) + shift
    before = scores.copy()
    probabilities = pixels.softmax(scores)
    powers = [math.exp(value) for value in values]
    np.testing.assert_allclose(probabilities, np.array(powers) / math.fsum(powers), rtol=1e-9)
    assert math.fsum(probabilities) == pytest.approx(1)
    np.testing.assert_array_equal(scores, before)


def test_softmax_takes_scores_far_apart(pixels):
    with np.errstate(over="raise", invalid="raise"):
        np.testing.assert_allclose(pixels.softmax(np.array([1000.0, -1000.0, 1000.0])), [0.5, 0, 0.5])


@given(st.permutations([0.05, 0.1, 0.2, 0.65]))
def test_most_likely_names_the_class(pixels, probabilities):
    classes = ["a", "b", "c", "d"]
    assert pixels.most_likely(np.array(probabilities), classes) == classes[probabilities.index(0.65)]


def share_right(pixels, network, alphabet) -> float:
    images, answers = pixels.draw_signs(alphabet, 300, seed=4)
    says = [pixels.most_likely(pixels.probabilities_of(network, image), CLASSES) for image in images]
    return float(np.mean([said == answer for said, answer in zip(says, answers, strict=True)]))


def test_the_network_learns_what_its_examples_show_and_nothing_else(pixels):
    network, history = pixels.train_network(*pixels.draw_signs(TURNED, 200, seed=1), CLASSES)
    assert history[-1] > 0.95 > history[0]
    assert share_right(pixels, network, TURNED) == 1
    assert share_right(pixels, network, SIGNS) < 0.5
    network, _ = pixels.train_network(*pixels.draw_signs(SIGNS + TURNED, 600, seed=3), CLASSES)
    assert min(share_right(pixels, network, SIGNS), share_right(pixels, network, TURNED)) > 0.98


def test_noise_never_hides_a_pixel_from_the_rules(pixels):
    images, answers = pixels.draw_signs(SIGNS, 300, seed=4)
    said = [pixels.classify_by_rules((image > 127).astype(int)) for image in images]
    assert said == answers
