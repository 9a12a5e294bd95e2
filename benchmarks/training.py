"""How near the reference training loops are to what the machine can do: seconds for an epoch, in turns.

    make bench-training

Three ways of training the same network for an epoch: the reference `train` on the lecture's DataLoader; the reference
`train` on batches that lie on the device already; and a bare loop on such batches that records nothing. The last is as
fast as this machine trains with torch's own layers. On a GPU the loops go on until 96 % of the test pictures are right.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import torch
from rich.console import Console
from rich.table import Table
from torch import nn
from torch.utils.data import DataLoader

from autograder import torchvision_ready
from autograder.datasets import find_mnist

torchvision_ready.install()

from torchvision import datasets  # noqa: E402
from torchvision.transforms import ToTensor  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
LESSONS = {"a4_digits": "digits", "a5_convnet": "convnet"}
BATCH, RATE = 128, 0.001
GOAL, MOST_EPOCHS = 0.96, 30


class Ready:
    """Batches that lie on the device already, in a new random order in each pass."""

    def __init__(self, images: torch.Tensor, labels: torch.Tensor, device: torch.device) -> None:
        self.images, self.labels = images.to(device), labels.to(device)  # (m, 1, 28, 28), (m,)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        order = torch.randperm(len(self.labels)).to(self.labels.device)
        for places in order.split(BATCH):
            yield self.images[places], self.labels[places]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("--rounds", type=int, default=3)
    options = words.parse_args()
    torch.set_num_threads(1)
    train_set, test_set = (datasets.MNIST(find_mnist(), train=part, transform=ToTensor()) for part in (True, False))
    slow = DataLoader(train_set, BATCH, shuffle=True)
    images, labels = pictures(train_set), train_set.targets
    table = Table("assignment", "batches", "loop", "seconds", "times the bare loop")
    for id, module in LESSONS.items():
        lesson = reference(id, module)
        device = lesson.pick_device()
        ready = Ready(images, labels, device)
        ways = {
            ("DataLoader", "reference"): epoch_of(lesson, slow, device),
            ("on the device", "reference"): epoch_of(lesson, ready, device),
            ("on the device", "bare"): partial(bare, batches=ready),
        }
        new = network(lesson, id)
        took: dict[tuple[str, str], list[float]] = {way: [] for way in ways}
        for turn in range(options.rounds + 1):  # the first is to warm up
            for way in list(ways)[:: -1 if turn % 2 else 1]:
                torch.manual_seed(turn)
                took[way].append(seconds(ways[way], new().to(device), device))
        medians = {way: statistics.median(times[1:]) for way, times in took.items()}
        for (batches, loop), median in medians.items():
            table.add_row(id, batches, loop, f"{median:.2f}", f"{median / medians['on the device', 'bare']:.2f}")
        if device.type != "cpu":
            loaders = {f"{id}, DataLoader": slow, f"{id}, on the device": ready}
            to_goal(lesson, new, loaders, pictures(test_set), test_set.targets, device)
    Console().print(table)
    print(f"An epoch of {len(labels)} pictures in batches of {BATCH}, on {device}, one thread, medians.")


def pictures(data_set: datasets.MNIST) -> torch.Tensor:
    return data_set.data.unsqueeze(1).float() / 255  # (m, 1, 28, 28)


def reference(id: str, module: str) -> ModuleType:
    """The master with the answers; its experiments do not run."""
    spec = importlib.util.spec_from_file_location(f"reference_{module}", ROOT / "solutions" / id / f"{module}.py")
    lesson = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lesson)
    return lesson


def network(lesson: ModuleType, id: str) -> Callable[[], nn.Module]:
    if id == "a4_digits":
        return lambda: nn.Sequential(nn.Flatten(), lesson.NeuralNet(28 * 28, 10, 256, 64))
    return lambda: lesson.ConvNet()


def epoch_of(lesson: ModuleType, loader: Iterable, device: torch.device) -> Callable[[nn.Module], list[float]]:
    return partial(lesson.train, loader=loader, num_epochs=1, learning_rate=RATE, device=device)


def bare(model: nn.Module, batches: Ready) -> None:
    """An epoch, with nothing recorded."""
    optimizer = torch.optim.Adam(model.parameters(), RATE)
    for images, labels in batches:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()


def seconds(way: Callable[[nn.Module], object], model: nn.Module, device: torch.device) -> float:
    start = time.perf_counter()
    way(model)
    if device.type == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - start


def to_goal(lesson, new, loaders, test_x: torch.Tensor, test_y: torch.Tensor, device: torch.device) -> None:
    """Seconds of training until enough test pictures are right; the counting takes no part."""
    for name, loader in loaders.items():
        torch.manual_seed(0)
        model, took = new().to(device), 0.0
        for epoch in range(1, MOST_EPOCHS + 1):
            took += seconds(epoch_of(lesson, loader, device), model, device)
            with torch.no_grad():
                right = (model.eval()(test_x.to(device)).argmax(1).cpu() == test_y).float().mean().item()
            if right >= GOAL:
                print(f"{name}: {took:.1f} s to {right:.1%} after {epoch} epochs")
                break
        else:
            print(f"{name}: {right:.1%} after {MOST_EPOCHS} epochs, {took:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
