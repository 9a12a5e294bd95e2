"""What is found out about convolutions from outside: as layers, as calls and by hand, and what follows them."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="convolutions are torch's")

from torch import nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from autograder.checking.convolutions import CONVOLUTIONS, convolutions_of  # noqa: E402
from autograder.checking.student import Student  # noqa: E402
from autograder.isolation.exercises import Exercises  # noqa: E402
from autograder.isolation.session import InProcess, Session  # noqa: E402


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class Apply(nn.Module):
    """A function as a layer, with the weights that it uses."""

    def __init__(self, function, *shapes):
        super().__init__()
        self.weights = nn.ParameterList([0.2 * torch.randn(shape) for shape in shapes])
        self.function = function

    def forward(self, X):
        return self.function(X, *self.weights)


LOOSE = torch.ones(4, 1, 3, 3, requires_grad=True)


def end(size):
    return nn.Flatten(), nn.Linear(size, 10)


def unfolded(X, weight):
    return (weight @ F.unfold(X, 3)).reshape(len(X), -1, 26, 26)


def shifted(X, weight):
    return sum(X[:, :, i : i + 26, j : j + 26] * weight[:, i, j, None, None] for i in range(3) for j in range(3))


def place_by_place(X, weight):
    found = torch.zeros(len(X), len(weight), 6, 6)
    for i in range(6):
        for j in range(6):
            found[:, :, i, j] = X[:, 0, 4 * i : 4 * i + 5, 4 * j : 4 * j + 5].flatten(1) @ weight.T
    return found


def by_fourier(X, weight):
    return torch.fft.irfft2(torch.fft.rfft2(X) * torch.fft.rfft2(weight, s=(28, 28)), s=(28, 28))


def named(X, weight):
    return F.conv2d(weight=weight, input=X)


def standardised(X):
    return (X - X.mean((2, 3), keepdim=True)) / X.std((2, 3), keepdim=True)


def everywhere_else(X, weight):
    return torch.einsum("mkp,ckp->mcp", F.unfold(X, 3), weight)


def gate(X, weight):
    return X * torch.sigmoid(X.mean((2, 3)) @ weight)[:, :, None, None]


def bare(X, *weights):
    """Computes a ReLU, and throws it away."""
    F.relu(X)
    return X


def zero_start(layer):
    nn.init.zeros_(layer.weight)
    return layer


def inside(model):
    """The network behind a class, as a student's would make it."""
    return type("Network", (nn.Sequential,), {"__init__": lambda self: nn.Sequential.__init__(self, *model())})


FOUND_AND_BENT = {
    "layer": lambda: (nn.Conv2d(1, 4, 3), nn.ReLU(), *end(4 * 676)),
    "max-pooling only": lambda: (nn.Conv2d(1, 4, 3), nn.MaxPool2d(2), *end(4 * 169)),
    "log-softmax at the end": lambda: (nn.Conv2d(1, 4, 3), nn.Tanh(), *end(4 * 676), nn.LogSoftmax(1)),
    "in place": lambda: (nn.Conv2d(1, 4, 3), Apply(lambda X: X.relu_()), *end(4 * 676)),
    "after pooling": lambda: (nn.Conv2d(1, 4, 3), nn.AvgPool2d(2), nn.BatchNorm2d(4), nn.GELU(), *end(4 * 169)),
    "after the second": lambda: (nn.Conv2d(1, 4, 3), nn.Conv2d(4, 4, 3), nn.ReLU(), *end(4 * 576)),
    "after the mean": lambda: (nn.Conv2d(1, 4, 3), nn.AdaptiveAvgPool2d(1), nn.ReLU(), *end(4)),
    "depthwise": lambda: (nn.Conv2d(1, 4, 1), nn.Conv2d(4, 4, 3, groups=4), nn.Conv2d(4, 4, 1), nn.ReLU(), *end(2704)),
    "group normalisation": lambda: (nn.Conv2d(1, 4, 3), nn.GroupNorm(1, 4), *end(4 * 676)),
    "gate": lambda: (nn.Conv2d(1, 4, 3), Apply(gate, (4, 4)), *end(4 * 676)),
    "starts at zero": lambda: (nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), zero_start(nn.Linear(4 * 676, 10))),
    "lazy": lambda: (nn.LazyConv2d(4, 5), nn.SiLU(), nn.Flatten(), nn.LazyLinear(10)),
    "along rows": lambda: (nn.Flatten(2), nn.Conv1d(1, 4, 7), nn.ReLU(), *end(4 * 778)),
    "arguments by name": lambda: (Apply(named, (4, 1, 3, 3)), nn.ReLU(), *end(4 * 676)),
    "unfold": lambda: (Apply(unfolded, (4, 9)), nn.ReLU(), *end(4 * 676)),
    "unfold, in place": lambda: (Apply(lambda X, w: unfolded(X, w).relu_(), (4, 9)), *end(4 * 676)),
    "shifts": lambda: (Apply(shifted, (4, 3, 3)), nn.ReLU(), *end(4 * 676)),
    "place by place": lambda: (Apply(place_by_place, (4, 25)), nn.ReLU(), *end(4 * 36)),
    "Fourier": lambda: (Apply(by_fourier, (4, 5, 5)), nn.ReLU(), *end(4 * 784)),
    "standardised first": lambda: (Apply(standardised), Apply(unfolded, (4, 9)), nn.ReLU(), *end(4 * 676)),
    "a linear layer on patches": lambda: (
        nn.Unfold(7, stride=7),
        Apply(lambda X: X.transpose(1, 2)),
        nn.Linear(49, 8),
        nn.ReLU(),
        *end(16 * 8),
    ),
}
FOUND = {
    "no activation": lambda: (nn.Conv2d(1, 4, 3), nn.AvgPool2d(2), nn.BatchNorm2d(4), *end(4 * 169)),
    "thrown away": lambda: (nn.Conv2d(1, 4, 3), Apply(bare), *end(4 * 676)),
    "thrown away, then a hidden layer": lambda: (
        nn.Conv2d(1, 4, 3),
        Apply(bare),
        nn.Flatten(),
        nn.Linear(4 * 676, 16),
        nn.ReLU(),
        nn.Linear(16, 10),
    ),
    "before the convolution": lambda: (nn.ReLU(), nn.Conv2d(1, 4, 3), *end(4 * 676)),
    "log-softmax is none": lambda: (nn.Conv2d(1, 10, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.LogSoftmax(1)),
    "by hand": lambda: (Apply(unfolded, (4, 9)), nn.AvgPool2d(2), *end(4 * 169)),
}
NOTHING = {
    "linear layers": lambda: (nn.Flatten(), nn.Linear(784, 16), nn.ReLU(), nn.Linear(16, 10)),
    "a linear layer on rows": lambda: (nn.Linear(28, 8), nn.ReLU(), *end(224)),
    "one pixel": lambda: (nn.Conv2d(1, 4, 1), nn.ReLU(), nn.AvgPool2d(2), nn.Conv2d(4, 4, 1), nn.ReLU(), *end(784)),
    "the mean of one pixel": lambda: (nn.Conv2d(1, 4, 1), nn.AvgPool2d(2), nn.ReLU(), *end(784)),
    "as large as the picture": lambda: (nn.Conv2d(1, 16, 28), nn.ReLU(), *end(16)),
    "fixed": lambda: (nn.Conv2d(1, 4, 3).requires_grad_(False), nn.ReLU(), *end(4 * 676)),
    "other weights everywhere": lambda: (Apply(everywhere_else, (4, 9, 676)), nn.ReLU(), *end(4 * 676)),
    "cut": lambda: (nn.Conv2d(1, 4, 3), Apply(lambda X: X.detach()), nn.ReLU(), *end(4 * 676)),
    "not used": lambda: (Apply(lambda X, w: (named(X, w), X)[1], (4, 1, 3, 3)), nn.ReLU(), *end(784)),
    "not registered": lambda: (Apply(lambda X: named(X, LOOSE)), nn.ReLU(), *end(4 * 676)),
}


def facts(model):
    torch.manual_seed(5)
    names = Exercises({"Network": inside(model)})
    student = Student(Session(InProcess(60, names)), "Network", 60)
    pictures = 1.5 * torch.randn(2, 1, 28, 28)
    return student.measure(convolutions_of, "Network", [], pictures, "cpu", 3, uses=CONVOLUTIONS)


@pytest.mark.parametrize("name", FOUND_AND_BENT)
def test_a_convolution_with_something_non_linear_behind_it(name):
    report = facts(FOUND_AND_BENT[name])
    assert report["found"] and report["bent"]


@pytest.mark.parametrize("name", FOUND)
def test_a_convolution_with_nothing_non_linear_behind_it(name):
    report = facts(FOUND[name])
    assert report["found"] and not report["bent"]


@pytest.mark.parametrize("name", NOTHING)
def test_no_convolution_that_slides_and_learns(name):
    assert not facts(NOTHING[name])["found"]


def test_what_is_known_about_each_call():
    [one] = facts(lambda: (nn.Conv2d(1, 4, (3, 5)), nn.ReLU(), *end(4 * 624)))["called"]
    assert one["kernel"] == [3, 5] and one["places"] == 26 * 24
    assert one["registered"] and one["used"] and not one["frozen"]
