"""The lesson on convolutions: reference answers by hand and by laws, and the figures that its text relies on."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="this lesson needs torch")

from digit_batches import loaders, small_batches  # noqa: E402  (needs torch)

CPU = torch.device("cpu")


def convolved(X, W, b):
    """Filters W (o, c, f, f) over pictures X (m, c, h, w), as the text says: (m, o, h - f + 1, w - f + 1)."""
    f = W.shape[-1]
    windows = np.lib.stride_tricks.sliding_window_view(X, (f, f), axis=(2, 3))  # (m, c, h - f + 1, w - f + 1, f, f)
    return np.einsum("mcijuv,ocuv->moij", windows, W) + b[:, None, None]


def pooled(Z):
    """The largest number of each square of 2 × 2."""
    m, c, h, w = Z.shape
    return Z.reshape(m, c, h // 2, 2, w // 2, 2).max(axis=(3, 5))


# The reference answers


@pytest.mark.parametrize("num_classes", [10, 3])
def test_network_is_what_the_table_of_the_text_says(convnet, num_classes):
    [(images, _)] = small_batches(1, batches=1, classes=10)
    model = convnet.ConvNet(num_classes)
    W1, b1, W2, b2, W3, b3 = (p.detach().numpy().astype(float) for p in model.parameters())
    Z1 = pooled(np.maximum(convolved(images.numpy().astype(float), W1, b1), 0))
    Z2 = pooled(np.maximum(convolved(Z1, W2, b2), 0))
    assert (Z1.shape[1:], Z2.shape[1:]) == ((16, 12, 12), (32, 4, 4))
    np.testing.assert_allclose(model(images).detach(), Z2.reshape(len(Z2), -1) @ W3.T + b3, rtol=1e-3, atol=1e-5)


def test_numbers_to_learn_are_those_of_the_text(convnet):
    counts = [p.numel() for p in convnet.ConvNet().parameters()]
    assert [counts[0] + counts[1], counts[2] + counts[3], counts[4] + counts[5]] == [416, 12832, 5130]
    assert sum(counts) == 18_378


def test_a_picture_alone_gets_the_scores_that_it_gets_in_a_batch(convnet):
    images, _ = small_batches(2, batches=2, classes=10)[0]
    model = convnet.ConvNet()
    np.testing.assert_allclose(model(images[3:4]).detach(), model(images)[3:4].detach(), rtol=1e-4, atol=1e-6)


def test_the_loops_are_those_of_the_digit_lesson_without_flattening(convnet, digits):
    loader = small_batches(3, batches=4, classes=10)
    results = []
    for module, layers in ((digits, []), (convnet, [torch.nn.Flatten()])):
        torch.manual_seed(0)
        model = torch.nn.Sequential(*layers, torch.nn.Linear(784, 10))
        losses = module.train(model, loader, 3, 0.01, CPU)
        results.append((losses, module.evaluate(model, loader, CPU)))
    assert results[0] == results[1]
    assert len(results[0][0]) == 12


def test_training_changes_every_parameter_in_training_mode(convnet):
    seen = []

    class Watched(convnet.ConvNet):
        def forward(self, X):
            seen.append((self.training, tuple(X.shape)))
            return super().forward(X)

    torch.manual_seed(0)
    model = Watched().eval()
    before = [p.detach().clone() for p in model.parameters()]
    losses = convnet.train(model, small_batches(4, batches=2, classes=10), 2, 0.001, CPU)
    assert all(isinstance(loss, float) for loss in losses)
    assert seen == [(True, (5, 1, 28, 28)), (True, (2, 1, 28, 28))] * 2
    assert not any(torch.equal(old, new) for old, new in zip(before, model.parameters(), strict=True))


# The figures of the lesson


def test_a_filter_moves_with_the_picture():
    [(images, _)] = small_batches(5, batches=1, classes=10)
    kernel = torch.randn(1, 1, 5, 5, generator=torch.Generator().manual_seed(0))
    moved = torch.nn.functional.pad(images, (3, -3, 0, 0))
    before, after = (torch.nn.functional.conv2d(x, kernel) for x in (images, moved))
    np.testing.assert_allclose(after[..., 3:], before[..., :-3], atol=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize(("pictures", "least"), [("real_digits", 0.96), ("embedded_digits", 0.94)])
def test_five_epochs_beat_the_linear_layers(convnet, digits, request, pictures, least):
    train_loader, test_loader = loaders(request.getfixturevalue(pictures))
    torch.manual_seed(0)
    convolutions = convnet.ConvNet()
    linear = torch.nn.Sequential(torch.nn.Flatten(), digits.NeuralNet(784, 10, 256, 64))
    for model in (convolutions, linear):
        convnet.train(model, train_loader, 5, 0.001, CPU)
    found = convnet.evaluate(convolutions, test_loader, CPU)
    assert found >= least
    assert found > convnet.evaluate(linear, test_loader, CPU)


@pytest.mark.slow
def test_pixels_in_another_order_cost_the_convolutions_their_lead(convnet, embedded_digits):
    order = np.random.default_rng(0).permutation(784)
    mixed = embedded_digits._replace(
        **{
            name: getattr(embedded_digits, name).reshape(-1, 784)[:, order].reshape(-1, 28, 28)
            for name in ("train_x", "test_x")
        }
    )
    found = []
    for data in (embedded_digits, mixed):
        train_loader, test_loader = loaders(data)
        torch.manual_seed(0)
        model = convnet.ConvNet()
        convnet.train(model, train_loader, 3, 0.001, CPU)
        found.append(convnet.evaluate(model, test_loader, CPU))
    assert found[1] < found[0] - 0.04
