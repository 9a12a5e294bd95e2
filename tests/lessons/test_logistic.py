"""The reference answers of the cat lesson: right by hand-made numbers, by laws, and by the published cost tables."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st


def small_problem(seed: int, n: int = 3, m: int = 5):
    rng = np.random.default_rng(seed)
    w = rng.normal(size=(n, 1))
    X = rng.normal(size=(n, m))
    Y = rng.integers(0, 2, size=(1, m))
    Y[0, :2] = 0, 1  # both answers occur
    return w, float(rng.normal()), X, Y


def cost_by_hand(w, b, X, Y) -> float:
    """The mean cross-entropy, one example after the other, in plain Python."""
    total = 0.0
    for i in range(X.shape[1]):
        z = sum(float(w[j, 0]) * float(X[j, i]) for j in range(X.shape[0])) + b
        # log a = -log(1 + e^-z) and log(1 - a) = -log(1 + e^z): so no digits are lost where a is close to 0 or 1.
        total += math.log1p(math.exp(-z if Y[0, i] else z))
    return total / X.shape[1]


def test_each_column_is_one_picture(logistic):
    images = np.random.default_rng(1).integers(0, 256, size=(4, 2, 5, 3), dtype=np.uint8)
    before = images.copy()
    X = logistic.flatten_and_scale(images)
    assert X.shape == (30, 4)
    assert np.issubdtype(X.dtype, np.floating)
    for i, image in enumerate(images):
        np.testing.assert_allclose(X[:, i].reshape(2, 5, 3) * 255, image)
    np.testing.assert_array_equal(images, before)


def test_propagate_by_hand(logistic):
    # z = 0 for both examples: a = 1/2, cost ln 2, dw = X (A - Y)^T / 2 with A - Y = (1/2, -1/2).
    grads, cost = logistic.propagate(np.zeros((2, 1)), 0.0, np.array([[1.0, 3.0], [2.0, 8.0]]), np.array([[0, 1]]))
    assert cost == pytest.approx(math.log(2))
    np.testing.assert_allclose(grads["dw"], [[-0.5], [-1.5]])
    assert grads["db"] == pytest.approx(0)


@given(seed=st.integers(0, 10_000), n=st.integers(1, 6), m=st.integers(2, 9))
def test_gradients_are_the_slope_of_the_cost(logistic, seed, n, m):
    w, b, X, Y = small_problem(seed, n, m)
    grads, cost = logistic.propagate(w, b, X, Y)
    assert cost == pytest.approx(cost_by_hand(w, b, X, Y), rel=1e-9)
    assert grads["dw"].shape == (n, 1)
    h = 1e-5
    for j in range(n):
        step = np.zeros((n, 1))
        step[j] = h
        slope = (cost_by_hand(w + step, b, X, Y) - cost_by_hand(w - step, b, X, Y)) / (2 * h)
        assert grads["dw"][j, 0] == pytest.approx(slope, abs=1e-8)
    slope = (cost_by_hand(w, b + h, X, Y) - cost_by_hand(w, b - h, X, Y)) / (2 * h)
    assert grads["db"] == pytest.approx(slope, abs=1e-8)


@pytest.mark.parametrize("dtype", [int, float, bool])
def test_propagate_takes_every_kind_of_label(logistic, dtype):
    w, b, X, Y = small_problem(7)
    assert logistic.propagate(w, b, X, Y.astype(dtype))[1] == pytest.approx(cost_by_hand(w, b, X, Y))


@pytest.mark.parametrize("z", [-30.0, 30.0])
@pytest.mark.parametrize("y", [0, 1])
def test_cost_is_finite_up_to_the_largest_score_of_the_contract(logistic, z, y):
    _, cost = logistic.propagate(np.array([[1.0]]), 0.0, np.array([[z]]), np.array([[y]]))
    assert cost == pytest.approx(np.logaddexp(0, z) - y * z, rel=1e-4, abs=1e-12)


@pytest.mark.parametrize(("num_iterations", "records"), [(1, 1), (99, 1), (100, 1), (101, 2), (201, 3)])
def test_costs_are_recorded_before_the_update_at_0_100_200(logistic, num_iterations, records):
    w, b, X, Y = small_problem(3)
    before = w.copy()
    params, grads, costs = logistic.optimize(w, b, X, Y, num_iterations, 0.1)
    assert len(costs) == records
    assert costs[0] == pytest.approx(cost_by_hand(w, b, X, Y))
    np.testing.assert_array_equal(w, before)
    last, _ = logistic.propagate(params["w"] + 0.1 * grads["dw"], params["b"] + 0.1 * grads["db"], X, Y)
    np.testing.assert_allclose(grads["dw"], last["dw"])  # the gradients of the last update, taken before it


def test_one_step_goes_downhill_by_the_learning_rate(logistic):
    w, b, X, Y = small_problem(4)
    grads, _ = logistic.propagate(w, b, X, Y)
    params, _, _ = logistic.optimize(w, b, X, Y, num_iterations=1, learning_rate=0.25)
    np.testing.assert_allclose(params["w"], w - 0.25 * grads["dw"])
    assert params["b"] == pytest.approx(b - 0.25 * grads["db"])


def test_printing_happens_only_when_asked(logistic, capsys):
    w, b, X, Y = small_problem(5)
    logistic.optimize(w, b, X, Y, num_iterations=101)
    assert capsys.readouterr().out == ""
    logistic.optimize(w, b, X, Y, num_iterations=101, print_cost=True)
    assert capsys.readouterr().out.count("cost at iteration") == 2


def test_predict_is_1_above_one_half(logistic):
    answers = logistic.predict(np.array([[1.0], [-1.0]]), 0.5, np.array([[1.0, 0.0, 3.0], [0.0, 2.0, 3.6]]))
    np.testing.assert_array_equal(answers, [[1, 0, 0]])  # z = 1.5, -1.5, -0.1


def test_model_learns_and_reports(logistic):
    rng = np.random.default_rng(8)
    X, X_new = rng.normal(size=(2, 60)), rng.normal(size=(2, 17))
    Y, Y_new = ((d[:1] + 2 * d[1:] > 0).astype(int) for d in (X, X_new))
    result = logistic.model(X, Y, X_new, Y_new, num_iterations=300, learning_rate=0.5)
    assert result["costs"][0] == pytest.approx(math.log(2))
    assert result["w"].shape == (2, 1)
    assert (result["num_iterations"], result["learning_rate"], len(result["costs"])) == (300, 0.5, 3)
    assert result["Y_prediction_train"].shape == (1, 60)
    assert logistic.accuracy(result["Y_prediction_test"], Y_new) >= 0.9


def test_real_cats_in_the_right_layout_reproduce_the_cost_table(logistic, real_cats):
    train, test = (logistic.flatten_and_scale(x) for x in (real_cats.train_x, real_cats.test_x))
    result = logistic.model(train, real_cats.train_y, test, real_cats.test_y, num_iterations=1000)
    table = "0.693147 0.584508 0.466949 0.376007 0.331463 0.303273 0.279880 0.260042 0.242941 0.228004"
    assert " ".join(f"{cost:.6f}" for cost in result["costs"]) == table
    assert logistic.accuracy(result["Y_prediction_train"], real_cats.train_y) == pytest.approx(202 / 209)
    assert logistic.accuracy(result["Y_prediction_test"], real_cats.test_y) == pytest.approx(0.72)


def test_real_cats_in_the_layout_of_the_lecture_give_never_a_cat(logistic, real_cats):
    """`reshape(-1, m)` cuts the numbers in their old order: column j holds every m-th number of the whole stack.

    So every column is nearly the same mixture of all pictures. The training cost falls, because 12288 weights can learn
    209 columns by heart, and rises above ln 2 first; on the test set all that is left is the more frequent answer.
    """
    train, test = (x.reshape(-1, len(x)) / 255 for x in (real_cats.train_x, real_cats.test_x))
    result = logistic.model(train, real_cats.train_y, test, real_cats.test_y, num_iterations=1000)
    table = "0.693147 0.709726 0.657712 0.614611 0.578001 0.546372 0.518331 0.492852 0.469259 0.447139"
    assert " ".join(f"{cost:.6f}" for cost in result["costs"]) == table
    assert logistic.accuracy(result["Y_prediction_train"], real_cats.train_y) == pytest.approx(176 / 209)
    assert result["Y_prediction_test"].sum() == 0
    assert logistic.accuracy(result["Y_prediction_test"], real_cats.test_y) == pytest.approx(0.34)
