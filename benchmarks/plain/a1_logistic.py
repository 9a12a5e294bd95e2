"""Plain asserts for "Cats with logistic regression": a function for each exercise, which takes what it tests.

They make the same kinds of calls as the judge's checks, the training on the cat pictures included.
"""

import os

import numpy as np
from stopwatch import timed

POINTS = 2


def test_flatten_and_scale(flatten_and_scale):
    random = np.random.default_rng(1)
    for m, h, w in ((2, 2, 3), (5, 2, 3), (7, 3, 5), (1, 4, 6), (3, 64, 64), (10, 5, 2)):
        images = random.integers(0, 256, size=(m, h, w, 3), dtype=np.uint8)
        before = images.copy()
        X = timed(flatten_and_scale)(images)
        assert X.shape == (h * w * 3, m)
        assert all(np.allclose(X[:, i], before[i].ravel() / 255, atol=1e-6) for i in range(m))
        assert np.array_equal(images, before)


def test_propagate(propagate):
    random = np.random.default_rng(2)
    for n, m in ((3, 5), (4, 1), (1, 6), (2, 2), (6, 30)):
        w, b, X = random.normal(size=(n, 1)), 0.3, random.normal(size=(n, m))
        Y = random.integers(0, 2, size=(1, m))
        before = [w.copy(), X.copy(), Y.copy()]
        grads, cost = timed(propagate)(w, b, X, Y)
        A = 1 / (1 + np.exp(-(before[0].T @ before[1] + b)))
        expected = -np.mean(before[2] * np.log(A) + (1 - before[2]) * np.log(1 - A))
        assert abs(np.asarray(cost).item() - expected) < 1e-3
        assert np.shape(grads["dw"]) == (n, 1)
        assert np.allclose(grads["dw"], before[1] @ (A - before[2]).T / m, atol=1e-3)
        assert abs(np.asarray(grads["db"]).item() - np.mean(A - before[2])) < 1e-3
        assert all(np.array_equal(now, then) for now, then in zip((w, X, Y), before, strict=True))


def test_optimize(optimize):
    random = np.random.default_rng(3)
    for steps, rate in ((1, 0.5), (3, 0.1), (101, 0.3), (250, 0.05)):
        w, X = random.normal(size=(3, 1)), random.normal(size=(3, 8))
        Y = random.integers(0, 2, size=(1, 8))
        before, costs_there = w.copy(), []
        w_there, b_there = w.copy(), 0.2
        for i in range(steps):
            A = 1 / (1 + np.exp(-(w_there.T @ X + b_there)))
            if i % 100 == 0:
                costs_there.append(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
            dw, db = X @ (A - Y).T / 8, np.mean(A - Y)
            w_there, b_there = w_there - rate * dw, b_there - rate * db
        params, grads, costs = timed(optimize)(w, 0.2, X, Y, num_iterations=steps, learning_rate=rate)
        assert np.allclose(params["w"], w_there, atol=1e-3) and np.shape(params["w"]) == (3, 1)
        assert abs(np.asarray(params["b"]).item() - b_there) < 1e-3
        assert np.allclose(grads["dw"], dw, atol=1e-3)
        assert len(costs) in (len(costs_there), len(costs_there) + 1)
        assert np.allclose(np.ravel(costs)[: len(costs_there)], costs_there, atol=1e-3)
        assert np.array_equal(w, before)


def test_predict(predict):
    random = np.random.default_rng(4)
    for n, m, b in ((2, 6, -1.0), (4, 40, 0.2), (3, 1, 0.5), (2, 25, 1.5), (5, 30, -1.5)):
        w, X = random.normal(size=(n, 1)), random.normal(size=(n, m))
        labels = np.asarray(timed(predict)(w, b, X))
        assert labels.shape == (1, m)
        assert np.array_equal(labels, w.T @ X + b > 0)


def test_model(model):
    random = np.random.default_rng(5)
    X, Y, X_test = random.uniform(size=(3, 6)), np.array([[0, 1, 0, 1, 1, 1]]), random.uniform(size=(3, 4))
    for steps, rate in ((1, 0.1), (1, 0.2), (150, 0.5), (150, 0.5), (120, 0.4)):
        d = timed(model)(X, Y, X_test, np.zeros((1, 4)), num_iterations=steps, learning_rate=rate)
        w, b = np.zeros((3, 1)), 0.0
        for _ in range(steps):
            A = 1 / (1 + np.exp(-(w.T @ X + b)))
            w, b = w - rate * X @ (A - Y).T / 6, b - rate * np.mean(A - Y)
        assert np.allclose(d["w"], w, atol=1e-3) and abs(np.asarray(d["b"]).item() - b) < 1e-3
        assert np.array_equal(np.asarray(d["Y_prediction_test"]), w.T @ X_test + b > 0)
        assert np.shape(d["Y_prediction_train"]) == (1, 6)
        assert (d["learning_rate"], d["num_iterations"]) == (rate, steps)
    assert np.allclose(timed(model)(X, Y, X_test, np.zeros((1, 4)))["learning_rate"], 0.005)
    with np.load(os.environ["BENCH_CATS"]) as cats:
        train_x, test_x = (cats[name].reshape(len(cats[name]), -1).T / 255 for name in ("train_x", "test_x"))
        train_y, test_y = cats["train_y"], cats["test_y"]
    decoy = random.integers(0, 2, size=test_y.shape)
    d = timed(model)(train_x, train_y, test_x, decoy, num_iterations=500, learning_rate=0.005)
    assert len(np.ravel(d["costs"])) in (5, 6)
    assert np.mean(np.asarray(d["Y_prediction_test"]) == test_y) >= 0.7
