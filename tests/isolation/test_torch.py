"""torch in a worker: tensors cross, models stay and are measured there, and torchvision can be imported."""

import numpy as np
import pytest

from autograder.checking.student import Student
from autograder.isolation.host import WorkerHost, WorkerNeeds
from autograder.isolation.protocol import Cell
from autograder.isolation.session import Session, Stopped
from autograder.result import Outcome

torch = pytest.importorskip("torch", reason="torch is not installed")

CODE = """
import torch
import torch.nn as nn

def twice(x): return 2 * x
def in_place(x): x.add_(1)
def half(x): return x.to(torch.bfloat16)

class Net(nn.Module):
    def __init__(self, n, k):
        super().__init__()
        self.layer = nn.Linear(n, k)
    def forward(self, x):
        return self.layer(x)

def train(model, X, y, steps):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    losses = []
    for _ in range(steps):
        loss = nn.functional.cross_entropy(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses

def transforms():
    import torchvision
    return torchvision.transforms.functional.to_tensor(__import__("numpy").zeros((2, 3, 1), "uint8")).shape == (1, 2, 3)
"""


def trained(student, X, y, steps):
    model = student.Net(X.shape[1], 2)
    before = start(model)
    losses = student.train(model, X, y, steps)
    return before, start(model), losses


def start(model):
    return model.layer.weight.detach().clone()


@pytest.fixture(scope="module")
def host():
    with WorkerHost(WorkerNeeds(preload=("torch",), memory_mb=2048)) as host:
        yield host


@pytest.fixture
def student(host):
    session = Session(host.connect(20))
    session.load([Cell("net.py", CODE)], ["twice", "in_place", "half", "Net", "train", "transforms"], seed=1)
    yield Student(session, "train", 20)
    session.close()


def test_a_tensor_comes_back_as_a_tensor(student):
    got = student.twice(torch.tensor([[1.0, 2.0]], dtype=torch.float64))
    assert isinstance(got, torch.Tensor)
    assert got.dtype == torch.float64
    assert got.tolist() == [[2.0, 4.0]]
    assert isinstance(student.twice(np.ones(2)), np.ndarray)
    assert student.half(torch.ones(2)).tolist() == [1.0, 1.0]


def test_a_tensor_changed_in_place_is_changed_for_the_caller(student):
    x = torch.zeros(2, 2)
    student.in_place(x)
    assert x.tolist() == [[1.0, 1.0], [1.0, 1.0]]


def test_a_model_is_trained_and_measured_where_it_lives(student):
    X = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 0.2], [0.1, 1.0]])
    before, after, losses = student.measure(trained, X, torch.tensor([0, 1, 0, 1]), 20, uses=(start,))
    assert before.shape == after.shape == (2, 2)
    assert not torch.equal(before, after)
    assert losses[-1] < losses[0]


def test_what_the_submission_lacks_is_missing(student):
    def asks(student):
        return student.no_such_function()

    with pytest.raises(Exception, match="There is no `train` here") as missing:
        student.measure(asks)
    assert missing.value.outcome is Outcome.missing


def test_torchvision_can_be_imported(student):
    pytest.importorskip("torchvision")
    assert student.transforms() is True


def test_an_endless_training_is_a_timeout(host):
    session = Session(host.connect(1))
    session.load([Cell("net.py", CODE + "\ndef train(*a):\n    while True: pass\n")], ["train"], seed=1)
    with pytest.raises(Stopped) as stopped:
        session.call("train")
    assert stopped.value.outcome is Outcome.timeout
    session.close()
