"""The torch cat lesson: reference answers against numpy and against laws, and its figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

torch = pytest.importorskip("torch", reason="this lesson needs torch")


def small_problem(seed: int, n: int, m: int):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 2, size=m)
    y[:2] = 0, 1  # both answers occur
    return torch.tensor(rng.random((m, n)), dtype=torch.float32), torch.tensor(y)


def rows(pictures) -> torch.Tensor:
    return torch.tensor(pictures.reshape(len(pictures), -1) / 255, dtype=torch.float32)


# The reference answers


def test_logistic_classifier_is_the_formula_of_the_numpy_lesson(cats):
    X, _ = small_problem(1, n=4, m=6)
    model = cats.LogisticClassifier(4)
    weight, bias = (p.detach().numpy() for p in model.parameters())  # (1, n), (1,)
    expected = 1 / (1 + np.exp(-(X.numpy() @ weight.T + bias)))
    np.testing.assert_allclose(model(X).detach(), expected, rtol=1e-5)


def test_cat_classifier_is_two_bent_layers_and_a_sigmoid(cats):
    X, _ = small_problem(2, n=4, m=6)
    model = cats.CatClassifier(4, 5, 3)
    W1, b1, W2, b2, W3, b3 = (p.detach().numpy().astype(float) for p in model.parameters())
    assert [W.shape for W in (W1, W2, W3)] == [(5, 4), (3, 5), (1, 3)]
    A1 = np.maximum(X.numpy() @ W1.T + b1, 0)
    A2 = np.maximum(A1 @ W2.T + b2, 0)
    np.testing.assert_allclose(model(X).detach(), 1 / (1 + np.exp(-(A2 @ W3.T + b3))), rtol=1e-5)


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), n=st.integers(1, 6), m=st.integers(2, 9), steps=st.integers(0, 4))
def test_training_is_the_gradient_descent_of_the_numpy_lesson(cats, seed, n, m, steps):
    X, y = small_problem(seed, n, m)
    torch.manual_seed(seed)
    model = cats.LogisticClassifier(n)
    w, b = (p.detach().numpy().astype(float) for p in model.parameters())  # (1, n), (1,)
    losses = cats.train(model, X, y, steps, 0.5)
    X, y = X.numpy().astype(float), y.numpy()
    expected = []
    for _ in range(steps):
        z = (X @ w.T + b)[:, 0]  # (m,)
        expected.append(np.mean(np.logaddexp(0, z) - y * z))
        a = 1 / (1 + np.exp(-z))
        w, b = w - 0.5 * (a - y) @ X / m, b - 0.5 * np.mean(a - y)
    assert losses == pytest.approx(expected, rel=1e-4)
    assert all(isinstance(loss, float) for loss in losses)
    for p, value in zip(model.parameters(), (w, b), strict=True):
        np.testing.assert_allclose(p.detach(), value, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("dtype", [torch.int64, torch.int32, torch.float32, torch.float64])
def test_every_kind_of_label_is_taken(cats, dtype):
    X, y = small_problem(3, n=4, m=7)
    torch.manual_seed(0)
    model = cats.CatClassifier(4, 3, 2)
    assert 0 < cats.accuracy(model, X, y.to(dtype)) < 1
    assert cats.train(model, X, y.to(dtype), 1, 0.1) != []


def test_training_goes_on_where_it_stopped(cats):
    """The lesson trains in portions of 50 epochs: that must be the same as training at once."""
    X, y = small_problem(4, n=4, m=7)
    torch.manual_seed(0)
    whole = cats.train(cats.CatClassifier(4, 3, 2), X, y, 6, 0.3)
    torch.manual_seed(0)
    model = cats.CatClassifier(4, 3, 2)
    assert cats.train(model, X, y, 2, 0.3) + cats.train(model, X, y, 4, 0.3) == whole


class Given(torch.nn.Module):
    """A model whose probabilities are its input's first number."""

    def __init__(self):
        super().__init__()
        self.zero = torch.nn.Parameter(torch.zeros(1))

    def forward(self, X):
        return X[:, :1] + self.zero


def test_predict_and_accuracy_by_hand(cats):
    X = torch.tensor([[0.1], [0.51], [0.49], [0.9], [1.0]])
    model = Given()
    assert cats.predict(model, X).tolist() == [0, 1, 0, 1, 1]
    assert cats.accuracy(model, X, torch.tensor([0, 1, 1, 1, 0])) == pytest.approx(3 / 5)
    assert isinstance(cats.accuracy(model, X[:1], torch.tensor([0])), float)
    assert cats.predict(model, X[:1]).shape == (1,)
    assert model.zero.grad is None and model.zero.item() == 0


# The figures of the lesson


@pytest.mark.slow
@pytest.mark.parametrize(("pictures", "least"), [("real_cats", 0.70), ("drawn_cats", 0.78)])
def test_linear_model_beats_both_constant_answers(cats, request, pictures, least):
    data = request.getfixturevalue(pictures)
    torch.manual_seed(0)
    model = cats.LogisticClassifier(12288)
    cats.train(model, rows(data.train_x), torch.tensor(data.train_y[0]), 1000, 0.005)
    found = cats.accuracy(model, rows(data.test_x), torch.tensor(data.test_y[0]))
    assert found >= least > max(data.test_y.mean(), 1 - data.test_y.mean())


def test_line_of_the_lecture_says_cat_every_time(real_cats):
    a = torch.rand(50)
    answers = torch.maximum(a, torch.ones(a.shape))
    assert (answers == torch.tensor(real_cats.test_y[0])).float().mean().item() == pytest.approx(0.66)


def test_from_zeros_hidden_layers_learn_only_the_share_of_cats(cats):
    X, y = small_problem(5, n=6, m=40)
    model = cats.CatClassifier(6, 4, 3)
    for p in model.parameters():
        torch.nn.init.zeros_(p)
    cats.train(model, X, y, 2000, 0.5)
    share = y.float().mean().item()
    np.testing.assert_allclose(model(X).detach(), np.full((40, 1), share), rtol=1e-3)
