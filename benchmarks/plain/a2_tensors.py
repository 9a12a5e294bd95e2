"""Plain asserts for "Tensors, gradients and a line through points": a function for each exercise.

They make the same kinds of calls as the judge's checks.
"""

import torch
from stopwatch import timed

POINTS = 2


def test_matrix_times_vector(matrix_times_vector):
    torch.manual_seed(1)
    for rows, columns in ((2, 2), (2, 3), (4, 3), (2, 5), (1, 4), (3, 1), (1, 1), (20, 30)):
        for dtype in (torch.float32, torch.float64, torch.int64):
            A, v = torch.randint(-9, 10, (rows, columns)).to(dtype), torch.randint(1, 10, (columns,)).to(dtype)
            got = timed(matrix_times_vector)(A, v)
            assert got.dtype == dtype and got.shape == (rows,)
            assert torch.allclose(got, (A * v).sum(1))


def test_shifted_square_mean(shifted_square_mean):
    torch.manual_seed(2)
    for shape in ((3, 2), (5,), (2, 3), (1,), (2, 3, 4), (), (4, 1)):
        for dtype in (torch.float32, torch.float64):
            x = (7.5 * torch.rand(shape, dtype=dtype) - 2.5).requires_grad_(True)
            got = timed(shifted_square_mean)(x)
            assert got.shape == ()
            assert torch.allclose(got, ((x + 3) ** 2).mean(), rtol=1e-4)
            (slope,) = torch.autograd.grad(got, x)
            assert torch.allclose(slope, 2 * (x.detach() + 3) / x.numel(), rtol=1e-4)


def test_gradient(gradient):
    torch.manual_seed(3)
    formulas = (
        (lambda x: (x**3).sum(), lambda x: 3 * x**2),
        (lambda x: x.mean(), lambda x: torch.full_like(x, 1 / x.numel())),
        (lambda x: x.exp().sum(), lambda x: x.exp()),
        (lambda x: (x**2).sum().sqrt(), lambda x: x / (x**2).sum().sqrt()),
    )
    for shape in ((2,), (3, 2), (1,), (2, 3, 4)):
        for f, slope in formulas:
            for tracked in (False, True):
                x = torch.rand(shape).add(0.5).requires_grad_(tracked)
                before = x.detach().clone()
                x.grad = torch.ones(shape) if tracked else None
                for _ in range(2):
                    got = timed(gradient)(f, x)
                    assert got.shape == x.shape and torch.allclose(got, slope(before), rtol=1e-3)
                assert torch.equal(x.detach(), before) and x.requires_grad == tracked
                assert x.grad is None if not tracked else torch.equal(x.grad, torch.ones(shape))


def test_calc_loss(calc_loss):
    torch.manual_seed(4)
    for m in (2, 4, 7, 1, 30):
        for dtype in (torch.float32, torch.float64):
            y, y_hat = torch.randn(m, dtype=dtype), torch.randn(m, dtype=dtype, requires_grad=True)
            got = timed(calc_loss)(y, y_hat)
            assert got.shape == ()
            assert torch.allclose(got, ((y - y_hat) ** 2).mean(), rtol=1e-4)
            (slope,) = torch.autograd.grad(got, y_hat)
            assert torch.allclose(slope, 2 * (y_hat.detach() - y) / m, rtol=1e-3, atol=1e-6)


def test_fit_slope(fit_slope):
    torch.manual_seed(5)
    runs = [(1, 0.05), (3, 0.05), (11, 0.02), (21, 0.02), (31, 0.02), (41, 0.02), (12, 0.1), (5, 0.1), (30, 0.1)]
    for updates, rate in runs + runs[-3:]:
        for dtype in (torch.float32, torch.float64):
            X = torch.randn(8, dtype=dtype) + 1
            Y = -2.5 * X + torch.randn(8, dtype=dtype) / 2
            right, right_losses = 0.0, []
            for _ in range(updates):
                error = right * X - Y
                right_losses.append((error**2).mean().item())
                right -= rate * (2 * error * X).mean().item()
            c, losses = timed(fit_slope)(X.clone(), Y.clone(), learning_rate=rate, n_iters=updates)
            assert abs(float(c) - right) < 1e-2
            assert len(losses) in (updates, updates + 1)
            losses = [float(loss) for loss in losses[:updates]]
            assert torch.allclose(torch.tensor(losses), torch.tensor(right_losses), rtol=1e-2, atol=1e-3)
    c, losses = timed(fit_slope)(X.clone(), Y.clone())
    assert len(losses) in (100, 101)
