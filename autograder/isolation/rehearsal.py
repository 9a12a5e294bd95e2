"""Let the warm worker do once what its children are going to do, so that they do it sooner.

Python finds names faster the second time: it writes into the code, and into tables, what it found the first few times.
A child that did so itself would have to copy the memory that it writes to, page by page, and that is most of what a
child costs. The worker serves itself a little code of ours and goes through all that a child does with a student's.
"""

from __future__ import annotations

import linecache
import socket
import sys
from collections.abc import Sequence

import numpy as np

from autograder.isolation.calls import Desk
from autograder.isolation.frames import receive_frame, send_frame
from autograder.isolation.protocol import Call, Cell, Load, Part, Survey, decode_parts, encode_request
from autograder.isolation.serve import serve
from autograder.isolation.values import Encoder

TIMES = 20  # Python looks for shorter ways from the eighth call on
NONCE = bytes(16)
LABEL = "rehearsal"
NUMPY = """
import numpy as np

def step(w, X, Y, rate=0.1):
    m = X.shape[1]
    A = 1 / (1 + np.exp(-(np.dot(w.T, X) + 0.5)))
    assert A.shape == Y.shape
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    w = w - rate * np.dot(X, (A - Y).T) / m
    scores = np.zeros((2, 3)).reshape(-1, 1)
    for i in range(len(scores)):
        scores[i, 0] = float(np.mean(A))
    return {"w": w, "scores": [scores, np.maximum(0, scores).astype(int)]}, np.squeeze(cost)
"""
TORCH = """
import torch
from torch import nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self, units=3):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, units), nn.ReLU(), nn.Linear(units, 2))

    def forward(self, x):
        return self.layers(x)

def step(x, y):
    net = Net()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    loss = F.cross_entropy(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        right = (net(x).argmax(dim=1) == y).float().mean().item()
    return {"logits": net(x), "loss": loss.item()}, right
"""


def rehearse(preload: Sequence[str]) -> None:
    """After `warm_up` for the same modules."""
    numbers = np.random.default_rng(0)
    X, Y = numbers.normal(size=(4, 3)), np.ones((1, 3))  # (4, 3), (1, 3)
    _serve_itself(NUMPY, (numbers.normal(size=(4, 1)), X, Y))
    # Where there is a GPU, a step or `backward` in this process would leave its children without it.
    if "torch.optim" in preload and not (torch := sys.modules["torch"]).cuda.is_available():
        _serve_itself(TORCH, (torch.ones(5, 4), torch.ones(5, dtype=torch.int64)))  # (5, 4), (5,)
    linecache.cache.pop(LABEL, None)


def _serve_itself(code: str, arguments: tuple) -> None:
    cells = [Cell(LABEL, code)]
    part = _part(cells)
    encoder = Encoder()
    call = Call(NONCE, "step", [encoder.encode(argument) for argument in arguments], {})
    for _ in range(TIMES):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            send_frame(ours, encode_request(Load(NONCE, part.cells, ["step"], 0, part.steps)))
            send_frame(ours, encode_request(call), encoder.body)
            ours.shutdown(socket.SHUT_WR)
            serve(theirs, Desk(printed_limit=0))


def _part(cells: list[Cell]) -> Part:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send_frame(ours, encode_request(Survey(NONCE, cells, [["step"]])))
        ours.shutdown(socket.SHUT_WR)
        serve(theirs, Desk(printed_limit=0))
        return decode_parts(receive_frame(ours)[1])[0]
