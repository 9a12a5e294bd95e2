"""The published photographs through the loader give the published numbers.

Both tables are costs of logistic regression from zeros, learning rate 0.005, at iterations 0, 100, ..., 900.
"""

import numpy as np
import pytest

from autograder.datasets import load_cats

RIGHT = (0.693147, 0.584508, 0.466949, 0.376007, 0.331463, 0.303273, 0.279880, 0.260042, 0.242941, 0.228004)
LECTURE = (0.693147, 0.709726, 0.657712, 0.614611, 0.578001, 0.546372, 0.518331, 0.492852, 0.469259, 0.447139)


@pytest.fixture
def cats(real, monkeypatch):
    monkeypatch.setenv("COURSE_DATA", str(real))
    return load_cats("cats-real")


def test_the_right_layout_gives_the_published_costs(cats, logistic):
    X, X_test = logistic.right_layout(cats.train_x), logistic.right_layout(cats.test_x)
    w, b, costs = logistic.train(X, cats.train_y, 1000)
    assert costs == pytest.approx(RIGHT, abs=5e-7)
    assert logistic.percent_right(w, b, X, cats.train_y) == pytest.approx(96.65, abs=0.005)
    assert logistic.percent_right(w, b, X_test, cats.test_y) == pytest.approx(72)


def test_the_lecture_s_layout_mixes_the_pictures(cats, logistic):
    """`reshape(-1, m)` has the right shape, but fills row by row: picture 0 is spread over all columns.

    Training on that still looks like learning, the cost falls and 84 % of the columns are "right". But a column is no
    picture, so nothing carries over: on the test pictures the answer is "not a cat" 50 times of 50, which is right for
    the 34 % that are none.
    """
    X, X_test = logistic.scrambled_layout(cats.train_x), logistic.scrambled_layout(cats.test_x)
    first_row = cats.train_x[0].ravel()[:209] / 255
    assert np.array_equal(X[0], first_row)  # pixels of one picture, where there should be one pixel of each picture
    w, b, costs = logistic.train(X, cats.train_y, 1000)
    assert costs == pytest.approx(LECTURE, abs=5e-7)
    assert logistic.percent_right(w, b, X, cats.train_y) == pytest.approx(84.21, abs=0.005)
    assert logistic.percent_right(w, b, X_test, cats.test_y) == pytest.approx(34)
    assert not (w.T @ X_test + b > 0).any()


def test_after_2000_iterations_it_has_begun_to_learn_by_heart(cats, logistic):
    X, X_test = logistic.right_layout(cats.train_x), logistic.right_layout(cats.test_x)
    w, b, _ = logistic.train(X, cats.train_y, 2000)
    assert logistic.percent_right(w, b, X, cats.train_y) == pytest.approx(99.04, abs=0.005)
    assert logistic.percent_right(w, b, X_test, cats.test_y) == pytest.approx(70)
