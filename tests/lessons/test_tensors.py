"""The reference answers of the tensor lesson: right by hand-made numbers, by laws, and by the lecture's own figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

torch = pytest.importorskip("torch", reason="this lesson needs torch")

X = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
Y = torch.tensor([3.07, 5.93, 9.04, 11.97, 15.12, 17.89])


@pytest.mark.parametrize("dtype", [torch.int64, torch.float32, torch.float64])
def test_matrix_times_vector_by_hand(tensors, dtype):
    product = tensors.matrix_times_vector(
        torch.tensor([[2, 1, 0], [3, 4, -1]]).to(dtype), torch.tensor([1, 2, 5]).to(dtype)
    )
    assert product.dtype == dtype
    assert product.tolist() == [4, 6]


def test_shifted_square_mean_of_the_lecture(tensors):
    torch.manual_seed(0)
    x = torch.randn((2, 3, 4), requires_grad=True)
    w = tensors.shifted_square_mean(x)
    assert w.shape == ()
    assert w.item() == pytest.approx(10.1019, abs=5e-5)
    w.backward()
    np.testing.assert_allclose(x.grad[0, 0], [0.1562, 0.1540, 0.2291, 0.2138], atol=5e-5)
    np.testing.assert_allclose(x.grad, (2 * (x.detach() + 3) / 24), rtol=1e-6)


def test_gradient_of_the_lecture(tensors):
    assert tensors.gradient(lambda x: (x**3).sum(), torch.tensor([2.0, 6.0])).tolist() == [12, 108]


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000), rows=st.integers(1, 3), columns=st.integers(1, 4))
def test_gradient_is_the_slope(tensors, seed, rows, columns):
    generator = torch.Generator().manual_seed(seed)
    x, mix = torch.randn((2, rows, columns), generator=generator, dtype=torch.float64)

    def f(x):
        return (torch.sin(x) * mix).sum() + x.prod()

    slopes = tensors.gradient(f, x)
    assert slopes.shape == x.shape
    for place in np.ndindex(rows, columns):
        step = torch.zeros_like(x)
        step[place] = 1e-5
        assert slopes[place].item() == pytest.approx(((f(x + step) - f(x - step)) / 2e-5).item(), abs=1e-7)


def test_gradient_leaves_the_callers_tensor_alone(tensors):
    x = torch.tensor([2.0, 6.0], requires_grad=True)
    x.sum().backward()
    for _ in range(2):
        assert tensors.gradient(lambda x: (x**3).sum(), x).tolist() == [12, 108]
    assert x.requires_grad and x.tolist() == [2, 6] and x.grad.tolist() == [1, 1]
    plain = torch.tensor([2.0])
    tensors.gradient(torch.sum, plain)
    assert not plain.requires_grad and plain.grad is None


def test_calc_loss_squares_before_the_mean(tensors):
    y_hat = torch.tensor([9.0, 1.0, 5.0], requires_grad=True)
    loss = tensors.calc_loss(torch.tensor([5.0, 5.0, 2.0]), y_hat)
    assert loss.shape == () and loss.item() == pytest.approx(41 / 3)
    loss.backward()
    np.testing.assert_allclose(y_hat.grad, [8 / 3, -8 / 3, 2], rtol=1e-6)


@pytest.mark.parametrize(("updates", "c"), [(1, 0.9096), (11, 2.9423), (21, 2.9971), (31, 2.9985), (41, 2.9986)])
def test_fit_slope_reproduces_the_table_of_the_lecture(tensors, updates, c):
    fitted, losses = tensors.fit_slope(X, Y, n_iters=updates)
    assert f"{fitted:.4f}" == f"{c:.4f}"
    assert f"{losses[0]:.4f}" == "136.3765"
    assert len(losses) == updates


def test_losses_are_those_before_each_step(tensors):
    _, losses = tensors.fit_slope(X, Y, 0.01, 12)
    for i in range(1, 12):
        c, _ = tensors.fit_slope(X, Y, 0.01, i)
        assert losses[i] == pytest.approx(tensors.calc_loss(Y, c * X).item(), rel=1e-5)


def test_fit_slope_ends_at_the_closed_form(tensors):
    c, losses = tensors.fit_slope(X, Y)
    assert c == pytest.approx(2.99857, abs=5e-6)
    assert c == pytest.approx(((X * Y).sum() / (X * X).sum()).item(), rel=1e-6)
    assert losses[-1] == pytest.approx(0.006436, abs=1e-6)


@settings(deadline=None, max_examples=20)
@given(rate=st.floats(0.0001, 0.09))
def test_each_step_multiplies_the_distance_by_a_fixed_factor(tensors, rate):
    X64, Y64 = X.double(), Y.double()
    best = ((X64 * Y64).sum() / (X64 * X64).sum()).item()
    factor = 1 - 2 * rate * (X64**2).mean().item()
    for k in (1, 2, 5):
        c, _ = tensors.fit_slope(X64, Y64, rate, k)
        assert c - best == pytest.approx(factor**k * (0 - best), rel=1e-9, abs=1e-12)


def test_learning_rates_beside_the_limit(tensors):
    limit = 1 / (X**2).mean().item()
    assert limit == pytest.approx(0.0659, abs=5e-5)
    _, below = tensors.fit_slope(X, Y, 0.99 * limit, 50)
    _, above = tensors.fit_slope(X, Y, 1.01 * limit, 50)
    assert below[-1] < below[0] < above[-1]
