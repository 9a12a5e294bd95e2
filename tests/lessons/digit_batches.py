"""Batches for the tests of the two digit lessons. Needs torch."""

from __future__ import annotations

import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset


def small_batches(seed: int, batches: int, classes: int) -> list:
    """Random pictures (m, 1, 28, 28) and labels (m,), 5 in a batch and 2 in the last one."""
    rng = np.random.default_rng(seed)
    sizes = [5] * (batches - 1) + [2]
    pictures = [torch.tensor(rng.random((m, 1, 28, 28)), dtype=torch.float32) for m in sizes]
    return [(images, torch.tensor(rng.integers(0, classes, size=len(images)))) for images in pictures]


def loaders(data, shuffle: bool = True) -> tuple[DataLoader, DataLoader]:
    """The batches of the lessons: 128 to train with, the test pictures in thousands."""
    sets = ((data.train_x, data.train_y), (data.test_x, data.test_y))
    train, test = (TensorDataset(torch.tensor(x)[:, None] / 255, torch.tensor(y)) for x, y in sets)
    return DataLoader(train, batch_size=128, shuffle=shuffle), DataLoader(test, batch_size=1000)
