"""One call of a student's train, sorted by the batches of the loader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.checking.compare import fail
from autograder.checking.loops.task import Task, Truth
from autograder.checking.loops.watching import WATCH_TRAINING, watch_training
from autograder.checking.tensors import as_arrays


@dataclass
class Used:
    """A gradient that moved the model, or was about to."""

    slopes: np.ndarray  # one for each number of the model; nan where there was none
    holds: np.ndarray  # which numbers it moves
    at: np.ndarray  # the weights at which the model was asked before


@dataclass
class Visit:
    """One batch in training, from the first time that the model was asked about it to the next batch."""

    place: int
    numbers: np.ndarray  # the weights at first
    training: bool
    device: str
    at: np.ndarray  # the weights when the model was asked last
    backwards: list[Used] = field(default_factory=list)
    steps: list[Used] = field(default_factory=list)
    stepped_first: bool = False  # a step came before the first backward
    stepped_twice: bool = False  # two steps with one gradient
    moved: np.ndarray | None = None


@dataclass
class Seen:
    """One call of train."""

    task: Task
    truth: Truth
    on: str
    epochs: int
    losses: Any
    graph: bool
    device: str
    end: np.ndarray
    visits: list[Visit]
    asked: int  # how often the given model was asked
    strangers: int  # how often about pictures of no batch
    foreign_steps: int  # of optimizers that hold no weight of the given model
    forgotten: int  # how often a new optimizer took the place of one with a memory

    @property
    def steps(self) -> int:
        """How many there must be."""
        return self.epochs * self.task.per_pass


def see_training(
    student: Any,
    task: Task,
    device: str,
    *,
    epochs: int,
    rate: float = 0.1,
    kind: str = "passes",
    training: bool = True,
) -> Seen:
    """Run the student's train with a given model, and read what was written down."""
    report = _run(student, task, kind, epochs, rate, device, training, True)
    truth = Truth(task)
    reader = _Reader(task, truth)
    try:
        for entry in report["log"]:
            reader.read(entry)
        end = _numbers(report["end"])
        visits = reader.visits
        for visit, after in zip(visits, [*(v.numbers for v in visits), end][1:], strict=False):
            visit.moved = after - visit.numbers
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        # It was written down beside the student's code, which may have changed anything there.
        fail("What was seen of the training can't be read.", expected="a training that leaves the checks alone")
    # A loop may look at batches, at their accuracy say, without training on them.
    trained = [visit for visit in visits if visit.backwards or visit.steps or np.any(visit.moved)]
    on = f"a given model, {task.sizes()}, num_epochs={epochs}, learning_rate={rate:g}"
    return Seen(
        task,
        truth,
        on,
        epochs,
        as_arrays(report["losses"]),
        bool(report["graph"]),
        device.split(":")[0],
        end,
        trained if len(trained) >= epochs * task.per_pass else visits,
        reader.asked,
        reader.strangers,
        reader.foreign_steps,
        reader.forgotten,
    )


def training_end(student: Any, task: Task, device: str, *, epochs: int, rate: float) -> np.ndarray:
    """The weights of the given model after a training that nobody watched."""
    return _numbers(_run(student, task, "list", epochs, rate, device, True, False)["end"])


def _run(student: Any, task: Task, *choices: Any) -> dict[str, Any]:
    passes = [[list(batch) for batch in batches] for batches in task.passes]
    return student.measure(watch_training, task.numbers, passes, *choices, uses=WATCH_TRAINING)


class _Reader:
    """Sorts what was written down by the batch it belongs to."""

    def __init__(self, task: Task, truth: Truth) -> None:
        self.task, self.parts = task, truth.parts()
        self.visits: list[Visit] = []
        self.asked = self.strangers = self.foreign_steps = self.forgotten = 0

    def read(self, entry: dict[str, Any]) -> None:
        what = entry["what"]
        if what == "asked":
            self._asked(entry)
        elif what == "step" and not any(entry["holds"]):
            self.foreign_steps += 1
        elif self.visits and what in ("backward", "step", "inside"):
            self.forgotten += bool(entry.get("forgets"))
            getattr(self, f"_{what}")(entry, self.visits[-1])

    def _asked(self, entry: dict[str, Any]) -> None:
        self.asked += 1
        place = self.task.place(entry["brightness"])
        if place is None:
            self.strangers += 1
        elif entry["recording"]:
            numbers = _numbers(entry["numbers"])
            if not self.visits or self.visits[-1].place != place:
                self.visits.append(Visit(place, numbers, entry["training"], entry["device"], numbers))
            self.visits[-1].at = numbers

    def _backward(self, entry: dict[str, Any], visit: Visit) -> None:
        visit.backwards.append(Used(_numbers(entry["slopes"]), np.ones(len(visit.at), bool), visit.at))

    def _step(self, entry: dict[str, Any], visit: Visit) -> None:
        if entry["asks"]:  # it computes its gradients itself, in the closure that it was given
            return
        used = Used(_numbers(entry["slopes"]), self._held(entry), visit.at)
        visit.stepped_first |= not visit.backwards
        numbers = _numbers(entry["numbers"])
        for other in visit.steps:
            # An optimizer inside another one steps before anything has moved.
            moved = np.any((numbers != visit.numbers)[used.holds & other.holds])
            visit.stepped_twice |= bool(moved) and np.array_equal(used.slopes, other.slopes, equal_nan=True)
        visit.steps.append(used)

    def _inside(self, entry: dict[str, Any], visit: Visit) -> None:
        visit.steps.append(Used(_numbers(entry["slopes"]), self._held(entry), visit.at))

    def _held(self, entry: dict[str, Any]) -> np.ndarray:
        held = np.zeros(self.parts[-1].stop, bool)
        for part, holds in zip(self.parts, entry["holds"], strict=True):
            held[part] = holds
        return held


def _numbers(value: Any) -> np.ndarray:
    return np.asarray(as_arrays(value), dtype=float)
