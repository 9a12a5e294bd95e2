"""Chance that is the same on every machine and with every version of the libraries."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Python promises `random()` to give the same numbers for a seed for ever; the rest is built on it."""

    def __init__(self, seed: str):
        self._random = random.Random(seed).random

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._random()

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[int(self._random() * len(choices))]

    def happens(self, probability: float) -> bool:
        return self._random() < probability

    def shuffled(self, items: Sequence[T]) -> list[T]:
        return [item for _, item in sorted(((self._random(), i), item) for i, item in enumerate(items))]

    def color(self, low: Sequence[float], high: Sequence[float]) -> tuple[float, float, float]:
        """A colour between two, each channel for itself."""
        red, green, blue = (self.between(a, b) for a, b in zip(low, high, strict=True))
        return red, green, blue
