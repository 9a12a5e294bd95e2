"""The drawn data set: the same everywhere, and a lesson in itself."""

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from autograder.datasets import catalogue, cats_h5
from autograder.datasets.drawing import draw_cats
from autograder.datasets.drawing.chance import Chance


def test_shapes_types_and_labels(drawn_parts):
    for part, m, cats in zip(drawn_parts, (209, 50), (84, 27), strict=True):
        assert part.x.shape == (m, 64, 64, 3) and part.x.dtype == np.uint8
        assert part.y.shape == (1, m) and part.y.dtype == np.int64
        assert part.y.sum() == cats


def test_the_pictures_are_the_published_ones(drawn_parts):
    published = [file.sha256 for file in catalogue.dataset("cats-drawn").files]
    assert [cats_h5.digest(part) for part in drawn_parts] == published


def test_another_process_with_another_hash_seed_draws_the_same(drawn_parts):
    code = (
        "from autograder.datasets.drawing import draw_cats; from autograder.datasets.cats_h5 import digest;"
        "print(*(digest(part) for part in draw_cats()))"
    )
    env = {"PYTHONHASHSEED": "7", "PATH": ""}
    out = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
    assert out.split() == [cats_h5.digest(part) for part in drawn_parts]


def test_another_seed_draws_others(drawn_parts):
    others = draw_cats(seed=99)
    assert not np.array_equal(others[1].x, drawn_parts[1].x)


def test_no_picture_twice_and_none_empty(drawn_parts):
    pictures = [picture for part in drawn_parts for picture in part.x]
    assert len({hashlib.sha256(picture.tobytes()).digest() for picture in pictures}) == 259
    # An empty canvas with noise has a spread of about 8 within one channel.
    assert min(float(picture.std()) for picture in pictures) > 8


def test_labels_are_not_sorted(drawn_parts):
    for part in drawn_parts:
        assert np.count_nonzero(np.diff(part.y[0])) > 10


def test_chance_is_python_s_promise():
    chance = Chance("a seed")
    items = list(range(20))
    assert sorted(chance.shuffled(items)) == items
    assert all(2 <= chance.between(2, 3) < 3 for _ in range(100))
    assert Chance("a seed").between(0, 1) == Chance("a seed").between(0, 1) != Chance("another").between(0, 1)


@pytest.fixture(scope="module", params=[1000, 2000])
def fits(request, drawn_parts, logistic):
    """Per layout: costs, then accuracy in percent on the training and on the test pictures."""
    (X, Y, _), (X_test, Y_test, _) = drawn_parts
    result = {}
    for name in ("right_layout", "scrambled_layout"):
        layout = getattr(logistic, name)
        w, b, costs = logistic.train(layout(X), Y, request.param)
        right = logistic.percent_right
        result[name] = costs, right(w, b, layout(X), Y), right(w, b, layout(X_test), Y_test)
    return result


def best_constant_answer(test):
    """The accuracy in percent of always saying "cat", or always "non-cat", whichever is better."""
    always_cat = 100 * test.y.mean()
    return max(always_cat, 100 - always_cat)


def test_the_right_layout_clearly_beats_a_constant_answer(drawn_parts, fits):
    _, train_accuracy, test_accuracy = fits["right_layout"]
    assert 75 <= test_accuracy <= 90
    assert test_accuracy > best_constant_answer(drawn_parts[1]) + 20
    assert 90 < train_accuracy < 99  # not learned by heart


def test_the_scrambled_layout_does_not(drawn_parts, fits):
    assert fits["scrambled_layout"][2] <= best_constant_answer(drawn_parts[1])


def test_learning_is_calm_at_the_course_s_learning_rate(fits):
    for costs, _, _ in fits.values():
        assert costs[0] == pytest.approx(np.log(2))
        assert all(np.diff(costs) < 0)


def test_a_learning_rate_four_times_as_high_overshoots(drawn_parts, logistic):
    _, _, costs = logistic.train(logistic.right_layout(drawn_parts[0].x), drawn_parts[0].y, 200, learning_rate=0.02)
    assert costs[1] > costs[0]
