"""The checks of evaluate(model, loader, device)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from autograder.checking.compare import expect_number, fail
from autograder.checking.diagnose import Candidate
from autograder.checking.loops.task import CLASSES, Task, Truth, make_task, on_one_thread
from autograder.checking.loops.train import KINDS
from autograder.checking.loops.watching import WATCH_EVALUATION, watch_evaluation

PERCENT = "This is in percent. Give the fraction, from 0 to 1."
COUNT = "This is the number of right answers. Divide it by the number of pictures."
ERRORS = "This is the fraction of wrong answers."
MEAN_OF_BATCHES = (
    "This is the mean of the batches' accuracies. The last batch is smaller: count right answers and pictures over all "
    "batches, and divide once."
)
PER_BATCH = "This is divided by the number of batches, len(loader). Divide by the number of pictures."
FIRST_BATCH = "Only the first batch counts. Is `return` or `break` inside the loop?"
LAST_BATCH = "Only the last batch counts. Add up the right answers and the pictures over all batches."
LAST_LEFT_OUT = "The last batch is left out. It counts too, though it may be smaller."
FULL_BATCHES = "The number of pictures is not batches times batch size: the last batch may be smaller."
NO_HITS = (
    "No answer counts as right. The answer is the place of the largest score, argmax(dim=1), not the score itself; and "
    "a whole division // cuts the fraction off."
)
SMALLEST = "This counts the class with the smallest score. The answer is the class with the largest one."
ONE_PLACE = "argmax() without dim=1 gives one place for the whole batch. Each picture has an answer of its own."
PAIRED = "Every answer is compared with every label. Bring both to the shape (m,)."
LOSS = "An accuracy is a share of right answers, not a loss."
OTHERWISE = (
    "Of all pictures in all batches, count those whose largest score is that of the label; divide by their number."
)

Batches = list[tuple[torch.Tensor, torch.Tensor]]


@on_one_thread
def check_evaluate_counts_the_right_answers(student: Any, rng: np.random.Generator, device: str) -> None:
    """The share of right answers over all pictures, whatever the sizes of the batches."""
    for sizes, hits in (((8, 8, 3), (2, 5, 3)), ((6, 6, 6, 1), (4, 1, 3, 0)), ((1, 1, 1), (1, 0, 1))):
        task, batches, answers = _labelled(rng, sizes, hits)
        _expect_accuracy(student, task, batches, answers, device)


@on_one_thread
def check_evaluate_goes_from_0_to_1(student: Any, rng: np.random.Generator, device: str) -> None:
    """All right is 1, all wrong is 0."""
    for sizes, hits in (((5, 5, 2), (5, 5, 2)), ((4, 4, 1), (0, 0, 0))):
        task, batches, answers = _labelled(rng, sizes, hits)
        _expect_accuracy(student, task, batches, answers, device)


@on_one_thread
def check_evaluate_takes_any_loader(student: Any, rng: np.random.Generator, device: str) -> None:
    """A list, a class with nothing but __iter__, and a DataLoader all do."""
    for sizes, hits in (((4, 4, 3), (1, 4, 2)), ((2, 2, 2, 1), (1, 2, 0, 1))):
        task, batches, answers = _labelled(rng, sizes, hits)
        for kind in KINDS:
            _expect_accuracy(student, task, batches, answers, device, kind)


@on_one_thread
def check_evaluate_on_fresh_tasks(student: Any, rng: np.random.Generator, device: str) -> None:
    """Right for any sizes of the batches, in evaluation mode, and without leaving a trace."""
    sizes = [int(size) for size in (*rng.integers(3, 9, size=3), *rng.integers(1, 3, size=2))]
    for batches in (sizes, sizes[1:3], sizes[:1], (1, 1), (1,)):
        hits = [int(rng.integers(0, size + 1)) for size in batches]
        task, labelled, answers = _labelled(rng, batches, hits)
        _expect_accuracy(student, task, labelled, answers, device)
        report, on = _watched(student, rng, batches, device, norm=True)
        _expect_evaluation_mode(report, on)
        _expect_no_graph(report, on)
        _expect_untouched(report, on, training=True, recording=True)


def _labelled(rng: np.random.Generator, sizes: Sequence[int], hits: Sequence[int]) -> tuple[Task, Batches, list]:
    """A task whose given model is right as often as `hits` says in each batch; the batches, and the model's answers."""
    clear = 1e-2  # between the two best scores: no rounding error may decide
    while True:
        task = make_task(rng, sizes)
        truth = Truth(task)
        scores = [truth.scores(truth.start, place).detach() for place in range(len(sizes))]
        best = torch.cat([values.topk(2).values for values in scores])
        if bool(torch.all(best[:, 0] - best[:, 1] > clear)):
            break
    batches, answers = [], []
    for (pictures, _), values, right in zip(task.batches, scores, hits, strict=True):
        answer = values.argmax(dim=1)
        wrong = (answer + torch.tensor(rng.integers(1, CLASSES, size=len(answer)))) % CLASSES
        wrong[::2] = values.argmin(dim=1)[::2]
        hit = torch.tensor(rng.permutation(len(answer)) < right)
        batches.append((pictures, torch.where(hit, answer, wrong)))
        answers.append(values)
    return task, batches, answers


def _evaluate(
    student: Any,
    task: Task,
    batches: Batches,
    device: str,
    kind: str = "passes",
    *,
    training: bool = True,
    recording: bool = True,
    norm: bool = False,
) -> dict[str, Any]:
    sent = [list(batch) for batch in batches]
    return student.measure(
        watch_evaluation, task.numbers, sent, kind, device, training, recording, norm, uses=WATCH_EVALUATION
    )


def _expect_accuracy(
    student: Any, task: Task, batches: Batches, scores: list[torch.Tensor], device: str, kind: str = "passes"
) -> None:
    report = _evaluate(student, task, batches, device, kind)
    on = f"a given model, {task.sizes()}"
    _expect_weights_unchanged(report, on)
    hits = np.array([int((s.argmax(1) == y).sum()) for s, (_, y) in zip(scores, batches, strict=True)])
    sizes = np.array([len(labels) for _, labels in batches])
    expected = hits.sum() / sizes.sum()
    words = f", {KINDS[kind]}" if kind in KINDS else ""
    wrong = [(text, value) for text, value in _wrong(hits, sizes, scores, batches) if abs(value - expected) > 0.002]
    expect_number(
        report["answer"],
        expected,
        name="The accuracy",
        on=f"a given model that is right {' + '.join(map(str, hits))} times in {task.sizes()}{words}",
        mistakes=wrong,
        otherwise=OTHERWISE,
    )


def _wrong(hits: np.ndarray, sizes: np.ndarray, scores: list[torch.Tensor], batches: Batches) -> list[Candidate]:
    """Known mistakes, and the number that each would give."""
    total, right = sizes.sum(), hits.sum()
    everything, labels = torch.cat(scores), torch.cat([labels for _, labels in batches])
    loss = torch.nn.functional.cross_entropy(everything, labels).item()
    pairs = [
        float((values.argmax(1)[:, None] == y[None, :]).sum()) for values, (_, y) in zip(scores, batches, strict=True)
    ]
    one_place = [float((values.argmax() == y).sum()) for values, (_, y) in zip(scores, batches, strict=True)]
    without_last = [hits[:-1].sum() / sizes[:-1].sum()] if len(sizes) > 1 else []
    return [
        (PERCENT, 100 * right / total),
        (COUNT, float(right)),
        (ERRORS, 1 - right / total),
        (MEAN_OF_BATCHES, float(np.mean(hits / sizes))),
        (PER_BATCH, right / len(sizes)),
        (FULL_BATCHES, right / (len(sizes) * sizes[0])),
        *((LAST_LEFT_OUT, value) for value in without_last),
        (LAST_LEFT_OUT, hits[:-1].sum() / total),
        (FIRST_BATCH, hits[0] / sizes[0]),
        (FIRST_BATCH, hits[0] / total),
        (ONE_PLACE, sum(one_place) / total),
        (LAST_BATCH, hits[-1] / sizes[-1]),
        (LAST_BATCH, hits[-1] / total),
        (NO_HITS, 0.0),
        (SMALLEST, float((everything.argmin(dim=1) == labels).float().mean())),
        (PAIRED, sum(pairs) / total),
        (PAIRED, sum(pairs) / float((sizes**2).sum())),
        (LOSS, loss),
    ]


# ---------------------------------------------------------------------------------------------------------------------
# What evaluate must not do
# ---------------------------------------------------------------------------------------------------------------------

NEVER_ASKED = "Ask the argument `model` about each batch: make no new model."
NO_EVAL = "In training mode dropout switches numbers off at random. Call model.eval() before the loop."
NO_NO_GRAD = "Nothing is learned here, so nothing needs a record. Put the loop into `with torch.no_grad():`."
MODE_LEFT = "The training would go on in evaluation mode. Call model.train() at the end."
WEIGHTS_CHANGED = "Only train may change the weights. Here the model is only asked."
BUFFERS_CHANGED = (
    "Batch normalisation keeps means of what it has seen, and changes them in training mode. Call model.eval() before "
    "the loop."
)
GRADIENTS_LEFT = "No backward is needed to ask a model."
FROZEN = "The weights can't be trained any more: requires_grad is False. Use `with torch.no_grad():` instead."
GRAD_MODE = (
    "torch.set_grad_enabled is left in another state than before. `with torch.no_grad():` puts it back by itself."
)
SIZES = ((5, 5, 2), (3, 1))


@on_one_thread
def check_evaluate_uses_evaluation_mode(student: Any, rng: np.random.Generator, device: str) -> None:
    """The model is asked in evaluation mode."""
    for sizes in SIZES:
        _expect_evaluation_mode(*_watched(student, rng, sizes, device))


@on_one_thread
def check_evaluate_keeps_no_graph(student: Any, rng: np.random.Generator, device: str) -> None:
    """The model is asked without a record for gradients."""
    for sizes in SIZES:
        _expect_no_graph(*_watched(student, rng, sizes, device))


@on_one_thread
def check_evaluate_leaves_everything_as_it_was(student: Any, rng: np.random.Generator, device: str) -> None:
    """Weights, buffers, the gradient mode are as before; a model that came in training mode is in it again."""
    for sizes in SIZES:
        for training in (True, False):
            for recording in (True, False):
                report, on = _watched(student, rng, sizes, device, training=training, recording=recording, norm=True)
                _expect_untouched(report, on, training, recording)


def _watched(
    student: Any, rng: np.random.Generator, sizes: Sequence[int], device: str, **choices: bool
) -> tuple[dict[str, Any], str]:
    task = make_task(rng, sizes)
    report = _evaluate(student, task, task.batches, device, **choices)
    on = f"a given model, {task.sizes()}"
    if not any(entry["what"] == "asked" for entry in report["log"]):
        fail("The given model is not asked.", expected="a look at each batch", on=on, mistake=NEVER_ASKED)
    return report, on


def _expect_evaluation_mode(report: dict[str, Any], on: str) -> None:
    asked = [entry for entry in report["log"] if entry["what"] == "asked"]
    wrong = [entry for entry in asked if entry["training"]]
    if wrong:
        fail(
            "The model is asked in training mode.",
            expected="evaluation mode for every batch",
            got=f"training mode for {len(wrong)} of {len(asked)} batches",
            on=on,
            mistake=NO_EVAL,
        )


def _expect_no_graph(report: dict[str, Any], on: str) -> None:
    if any(entry["graph"] for entry in report["log"] if entry["what"] == "asked"):
        fail(
            "The scores carry the record for gradients with them.",
            expected="scores without a graph",
            on=on,
            mistake=NO_NO_GRAD,
        )


def _expect_weights_unchanged(report: dict[str, Any], on: str) -> None:
    if any(name.startswith("layers") for name in report["changed"]):
        fail(
            "The call changed the weights of the model.",
            expected="the weights as they were",
            on=on,
            mistake=WEIGHTS_CHANGED,
        )


def _expect_untouched(report: dict[str, Any], on: str, training: bool, recording: bool) -> None:
    on = f"{on}; it came in {'training' if training else 'evaluation'} mode"
    _expect_weights_unchanged(report, on)
    for wrong, problem, mistake in (
        (report["changed"], "The call changed the means that batch normalisation keeps.", BUFFERS_CHANGED),
        (report["slopes"], "The call left gradients on the model.", GRADIENTS_LEFT),
        (report["frozen"], "The call froze the weights of the model.", FROZEN),
        (training and not report["training"], "The model is left in evaluation mode.", MODE_LEFT),
        (report["recording"] != recording, "The call changed whether torch records gradients.", GRAD_MODE),
    ):
        if wrong:
            fail(problem, expected="everything as it was before the call", on=on, mistake=mistake)
