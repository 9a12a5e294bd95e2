"""Tasks for loops that are judged: a model, batches of pictures, and the truth about both."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from torch import nn

from autograder.checking.loops.watching import Given

CLASSES = 10
DARKEST, BRIGHTEST = 0.35, 0.65
Batch = tuple[torch.Tensor, torch.Tensor]  # pictures (m, 1, 28, 28) and labels (m,)


def on_one_thread(check: Callable[..., None]) -> Callable[..., None]:
    """For checks, which compute many small things: sharing each out among threads takes ten times as long."""

    @functools.wraps(check)
    def run(*arguments: Any) -> None:
        before = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            check(*arguments)
        finally:
            torch.set_num_threads(before)

    return run


@dataclass(frozen=True)
class Task:
    """A given model, and the batches of several passes through a loader.

    All pictures of a batch have its brightness, and no other batch has it: by that the judge knows the batch again,
    flat or not, in whatever order, whole or in parts.
    """

    numbers: list[torch.Tensor]  # the look (784, k), then weight and bias of each linear map
    passes: list[list[Batch]]

    @property
    def batches(self) -> list[Batch]:
        """Those of all passes, one after the other."""
        return [batch for batches in self.passes for batch in batches]

    @property
    def per_pass(self) -> int:
        return len(self.passes[0])

    def place(self, brightness: float) -> int | None:
        """Which batch that is; None for pictures that are of no batch."""
        count = len(self.batches)
        place = (brightness - DARKEST) / (BRIGHTEST - DARKEST) * count - 0.5
        nearest = round(place)
        return nearest if 0 <= nearest < count and abs(place - nearest) < 0.25 else None

    def sizes(self) -> str:
        """ "3 batches of 5, 5 and 2 pictures"."""
        sizes = [str(len(labels)) for _, labels in self.passes[0]]
        listed = " and ".join([", ".join(sizes[:-1]), sizes[-1]] if len(sizes) > 1 else sizes)
        return f"{len(sizes)} batch{'es' if len(sizes) > 1 else ''} of {listed} picture{'' if listed == '1' else 's'}"


def make_task(
    rng: np.random.Generator, sizes: Sequence[int], *, passes: int = 1, inputs: int = 6, hidden: int = 5
) -> Task:
    """Random pictures of ten classes in batches of these sizes; a random model with that many hidden units, or none."""
    pixels = 28 * 28
    patterns = np.linalg.qr(np.column_stack([np.ones(pixels), rng.normal(size=(pixels, inputs))]))[0][:, 1:]
    centres = 1.5 * rng.normal(size=(CLASSES, inputs))
    steps = passes * len(sizes)
    batches = []
    for place, size in enumerate([*sizes] * passes):
        labels = rng.integers(0, CLASSES, size=size)
        values = centres[labels] + rng.normal(size=(size, inputs))  # what the model sees
        brightness = DARKEST + (BRIGHTEST - DARKEST) * (place + 0.5) / steps
        pictures = brightness + values @ patterns.T / 3
        batches.append((_floats(pictures.reshape(size, 1, 28, 28)), torch.tensor(labels)))
    widths = [inputs, hidden, CLASSES] if hidden else [inputs, CLASSES]
    numbers = [_floats(3 * patterns)]
    for before, after in pairwise(widths):
        numbers += [_floats(rng.normal(size=(after, before)) / np.sqrt(before)), _floats(rng.normal(size=after))]
    return Task(numbers, [batches[i : i + len(sizes)] for i in range(0, steps, len(sizes))])


def _floats(values: np.ndarray) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float32)


class Truth:
    """The given model in the judge's own hands, in float64: the right loss and gradient for any weights and batch."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.model = Given([value.double() for value in task.numbers]).double()
        self.batches = [(pictures.double(), labels) for pictures, labels in task.batches]
        self.start = self.numbers()

    def numbers(self) -> np.ndarray:
        return np.concatenate([p.detach().numpy().ravel() for p in self.model.parameters()])

    def parts(self) -> list[slice]:
        """Where each parameter lies among the numbers."""
        ends = np.cumsum([0] + [p.numel() for p in self.model.parameters()])
        return [slice(int(a), int(b)) for a, b in pairwise(ends)]

    def scores(self, numbers: np.ndarray, place: int) -> torch.Tensor:
        """The raw scores for a batch (m, classes), with these weights."""
        with torch.no_grad():
            for parameter, part in zip(self.model.parameters(), self.parts(), strict=True):
                parameter.copy_(torch.from_numpy(np.array(numbers[part])).reshape(parameter.shape))
        return self.model(self.batches[place][0])

    def labels(self, place: int) -> torch.Tensor:
        return self.batches[place][1]

    def slope(self, loss: torch.Tensor) -> np.ndarray:
        """The gradient of a loss that was computed from `scores`."""
        found = torch.autograd.grad(loss, list(self.model.parameters()))
        return np.concatenate([part.numpy().ravel() for part in found])


def cross_entropy(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return nn.functional.cross_entropy(scores, labels)


def for_all_classes(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """The cross-entropy if every class were as right as any other: label smoothing mixes a part of it in."""
    return -nn.functional.log_softmax(scores, dim=1).mean()
