"""The digit lesson: reference answers by hand and by laws, and the figures that its text relies on."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

torch = pytest.importorskip("torch", reason="this lesson needs torch")

from digit_batches import loaders, small_batches  # noqa: E402  (needs torch)

CPU = torch.device("cpu")


# The reference answers


@pytest.mark.parametrize("lesson", ["digits", "convnet"])
@pytest.mark.parametrize(
    ("cuda", "mps", "expected"),
    [(True, True, "cuda"), (True, False, "cuda"), (False, True, "mps"), (False, False, "cpu")],
)
def test_pick_device_takes_the_first_that_is_there(request, monkeypatch, lesson, cuda, mps, expected):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    device = request.getfixturevalue(lesson).pick_device()
    assert isinstance(device, torch.device)
    assert device.type == expected


def test_network_is_two_bent_layers_and_raw_scores(digits):
    X = torch.randn(6, 4, generator=torch.Generator().manual_seed(1))
    model = digits.NeuralNet(4, 7, 5, 3)
    W1, b1, W2, b2, W3, b3 = (p.detach().numpy().astype(float) for p in model.parameters())
    assert [W.shape for W in (W1, W2, W3)] == [(5, 4), (3, 5), (7, 3)]
    A1 = np.maximum(X.numpy() @ W1.T + b1, 0)
    A2 = np.maximum(A1 @ W2.T + b2, 0)
    np.testing.assert_allclose(model(X).detach(), A2 @ W3.T + b3, rtol=1e-4, atol=1e-6)


def test_network_of_the_lesson_has_as_many_numbers_as_the_text_says(digits):
    assert sum(p.numel() for p in digits.NeuralNet(784, 10, 256, 64).parameters()) == 218_058


@settings(max_examples=20)
@given(seed=st.integers(0, 10_000), epochs=st.integers(0, 3), batches=st.integers(1, 3))
def test_training_one_linear_layer_is_adam_on_softmax_regression(digits, seed, epochs, batches):
    """Replayed from the formulas of the text and of Adam; the last batch is smaller.

    In float64: Adam divides by the gradient's size, so a rounding error in a tiny gradient moves a weight visibly.
    """
    loader = [(images.double(), labels) for images, labels in small_batches(seed, batches, classes=4)]
    torch.manual_seed(seed)
    model = torch.nn.Linear(784, 4).double()
    parameters = [p.detach().numpy().copy() for p in model.parameters()]  # (4, 784), (4,)
    losses = digits.train(model, loader, epochs, 0.01, CPU)
    means, squares = ([np.zeros_like(p) for p in parameters] for _ in range(2))
    expected = []
    for images, labels in loader * epochs:
        X, y = images.flatten(1).numpy(), labels.numpy()
        powers = np.exp(X @ parameters[0].T + parameters[1])  # (m, 4)
        P = powers / powers.sum(axis=1, keepdims=True)
        expected.append(-np.mean(np.log(P[np.arange(len(y)), y])))
        error = (P - np.eye(4)[y]) / len(y)
        step = len(expected)
        for p, mean, square, gradient in zip(parameters, means, squares, (error.T @ X, error.sum(0)), strict=True):
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient**2 - square)
            p -= 0.01 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    assert losses == pytest.approx(expected, rel=1e-6)
    assert all(isinstance(loss, float) for loss in losses)
    for p, value in zip(model.parameters(), parameters, strict=True):
        np.testing.assert_allclose(p.detach(), value, rtol=1e-5, atol=1e-7)


class Given(torch.nn.Module):
    """The first numbers of each picture are its scores; it records the modes in which it is asked."""

    def __init__(self):
        super().__init__()
        self.zero = torch.nn.Parameter(torch.zeros(1))
        self.seen = []

    def forward(self, X):
        self.seen.append((self.training, torch.is_grad_enabled()))
        return X.reshape(len(X), -1)[:, :10] + self.zero


def given_pictures(answers):
    """Pictures (m, 1, 28, 28) for which `Given` answers so."""
    images = torch.zeros(len(answers), 1, 28, 28)
    images[torch.arange(len(answers)), 0, 0, torch.tensor(answers)] = 1
    return images


@pytest.mark.parametrize("lesson", ["digits", "convnet"])
def test_evaluate_counts_pictures_and_not_batches(request, lesson):
    model = Given()
    loader = [
        (given_pictures([3, 1, 4]), torch.tensor([3, 1, 4])),
        (given_pictures([1, 5, 9]), torch.tensor([1, 5, 0])),
        (given_pictures([2]), torch.tensor([7])),
    ]
    accuracy = request.getfixturevalue(lesson).evaluate(model, loader, CPU)
    assert isinstance(accuracy, float)
    assert accuracy == pytest.approx(5 / 7)  # the mean of the batches would be 5 / 9
    assert model.seen == [(False, False)] * 3
    assert model.training and torch.is_grad_enabled()
    assert model.zero.grad is None and model.zero.item() == 0


@pytest.mark.parametrize("lesson", ["digits", "convnet"])
def test_a_network_with_dropout_is_measured_the_same_twice(request, lesson):
    module = request.getfixturevalue(lesson)
    loader = small_batches(5, batches=3, classes=10)
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Dropout(0.5), torch.nn.Linear(784, 10))
    assert module.evaluate(model, loader, CPU) == module.evaluate(model, loader, CPU)


# The figures of the lesson


@given(scores=st.lists(st.floats(-50, 50), min_size=10, max_size=10), label=st.integers(0, 9))
def test_after_a_sigmoid_the_loss_stays_above_1_461(scores, label):
    lowest = math.log(1 + 9 / math.e)
    assert lowest == pytest.approx(1.461, abs=5e-4)
    after = torch.sigmoid(torch.tensor([scores], dtype=torch.float64))
    assert torch.nn.functional.cross_entropy(after, torch.tensor([label])).item() >= lowest - 1e-12
    best = torch.nn.functional.one_hot(torch.tensor([label]), 10).double()
    assert torch.nn.functional.cross_entropy(best, torch.tensor([label])).item() == pytest.approx(lowest)


@pytest.mark.parametrize("pictures", ["real_digits", "embedded_digits"])
def test_the_best_constant_answer_is_right_about_once_in_nine_times(request, pictures):
    data = request.getfixturevalue(pictures)
    common = np.bincount(data.train_y).argmax()
    assert common == 1
    assert np.mean(data.test_y == common) == pytest.approx(0.113, abs=0.001)


@pytest.mark.slow
@pytest.mark.parametrize(("pictures", "least"), [("real_digits", 0.92), ("embedded_digits", 0.91)])
def test_five_epochs_beat_one_linear_layer(digits, request, pictures, least):
    train_loader, test_loader = loaders(request.getfixturevalue(pictures))
    torch.manual_seed(0)
    network, linear = digits.NeuralNet(784, 10, 256, 64), torch.nn.Linear(784, 10)
    for model in (network, linear):
        digits.train(model, train_loader, 5, 0.001, CPU)
    found = digits.evaluate(network, test_loader, CPU)
    assert found >= least
    assert 1 - found < 0.8 * (1 - digits.evaluate(linear, test_loader, CPU))


@pytest.mark.slow
@pytest.mark.parametrize("pictures", ["real_digits", "embedded_digits"])
def test_sorted_pictures_spoil_the_training(digits, request, pictures):
    data = request.getfixturevalue(pictures)
    order = np.argsort(data.train_y, kind="stable")
    sorted_data = data._replace(train_x=data.train_x[order], train_y=data.train_y[order])
    found = []
    for shuffle in (False, True):
        train_loader, test_loader = loaders(sorted_data, shuffle=shuffle)
        torch.manual_seed(0)
        model = digits.NeuralNet(784, 10, 256, 64)
        digits.train(model, train_loader, 2, 0.001, CPU)
        found.append(digits.evaluate(model, test_loader, CPU))
    assert found[0] < 0.45 < 0.88 < found[1]
