"""The checks of train(model, loader, num_epochs, learning_rate, device)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import nn

from autograder.checking.compare import expect_array, expect_sequence, fail, show
from autograder.checking.diagnose import Candidate
from autograder.checking.loops.seen import Seen, Used, Visit, see_training, training_end
from autograder.checking.loops.task import Task, Truth, cross_entropy, for_all_classes, make_task, on_one_thread

NAME = "What train returns"
NO_LIST = "Append the loss of each batch to a list, and return the list after both loops."
KEEPS_GRAPHS = "Append loss.item(): a loss itself keeps the whole graph of its step in memory."
ONE_PER_EPOCH = "There is one number for each epoch. Append the loss of every batch, inside the inner loop."
FIRST_STEP_ONLY = "There is one number only. Is `return` inside the loops? It ends the function at once."
FIRST_EPOCH_ONLY = (
    "That is one pass through the loader only. Is `return` inside the outer loop? Or is the loader turned into one "
    "iterator before it? Write `for pictures, labels in loader` in each epoch."
)
LAST_LEFT_OUT = "One batch of each epoch is missing. The last one counts too, though it may be smaller."
ONE_PER_PICTURE = "There is one number for each picture. Each batch makes one step, with the mean loss of its pictures."
ONE_EPOCH_MORE = "That is one epoch too many: range(num_epochs) counts them."
ONE_EPOCH_LESS = "That is one epoch too few: range(num_epochs) counts them, from 0."
LIST_PER_EPOCH = "There is one list for each epoch. Use one list, with one number for each step."
LOSSES_ALONE = "Return the list of losses alone, with one number for each step."
MADE_ANEW = (
    "All steps were made, and most losses are gone. Make the empty list once, before both loops, and append to it in "
    "the inner loop."
)
NONE_APPENDED = "The list is empty. Append the loss in each step."
FIXED_EPOCHS = "The number of epochs is the argument num_epochs."

NEVER_ASKED = "The given model is never trained. Work with the argument `model`: make no new one, and no copy."
OTHER_PICTURES = "The pictures are changed on their way to the model. Hand them over as the loader gives them, or flat."
SAME_PASS_AGAIN = (
    "Every epoch sees the batches of the first one again. Go through the loader itself in each epoch: one that "
    "shuffles gives other batches each time."
)
BATCHES_LEFT_OUT = "In each epoch train on every batch of the loader, from the first to the last."


@on_one_thread
def check_train_gives_one_loss_per_step(student: Any, rng: np.random.Generator, device: str) -> None:
    """A list of floats, one for each batch of each epoch, the smaller last batch too; batches of one as well."""
    for sizes, epochs in (((5, 5, 5, 3), 3), ((1, 1, 1), 2)):
        seen = see_training(student, _task(rng, sizes, epochs), device, epochs=epochs)
        expect_losses(seen)
        expect_visits(seen)


def _task(rng: np.random.Generator, sizes: Sequence[int], epochs: int, **choices: int) -> Task:
    # A loop may go through the loader more often than it trains.
    return make_task(rng, sizes, passes=2 * epochs + 2, **choices)


def expect_losses(seen: Seen) -> list[float]:
    """One float for each step, in a list."""
    wanted = f"a list of {seen.steps} losses, one for each batch of each epoch"
    if not isinstance(seen.losses, list | tuple | np.ndarray):
        fail(f"{NAME} is no list.", expected=wanted, got=seen.losses, on=seen.on, mistake=NO_LIST)
    if seen.graph:
        fail(
            f"{NAME} holds tensors with their graphs.",
            expected="floats",
            got=seen.losses,
            on=seen.on,
            mistake=KEEPS_GRAPHS,
        )
    if len(seen.losses) != seen.steps:
        fail(
            f"{NAME} has {len(seen.losses)} entries for {seen.steps} steps.",
            expected=wanted,
            got=seen.losses,
            on=seen.on,
            mistake=_what_else(seen) or _why_so_many(len(seen.losses), seen),
        )
    return expect_sequence(seen.losses, name="the losses", on=seen.on, mistake=NO_LIST)


def _what_else(seen: Seen) -> str:
    """What is there in place of one list of numbers, or what became of the numbers; "" if that is not known."""
    lists = [isinstance(part, list | tuple) or (isinstance(part, np.ndarray) and part.size > 1) for part in seen.losses]
    if any(lists):
        return LIST_PER_EPOCH if all(lists) and len(lists) == seen.epochs else LOSSES_ALONE
    if len(seen.visits) == seen.steps and len(lists) in (1, seen.task.per_pass):
        return MADE_ANEW
    return ""


def _why_so_many(count: int, seen: Seen) -> str:
    batches, epochs = seen.task.per_pass, seen.epochs
    pictures = sum(len(labels) for _, labels in seen.task.passes[0])
    for text, number in (
        (NONE_APPENDED, 0),
        (FIRST_STEP_ONLY, 1),
        (ONE_PER_EPOCH, epochs),
        (FIRST_EPOCH_ONLY, batches),
        (LAST_LEFT_OUT, epochs * (batches - 1)),
        (LAST_LEFT_OUT, epochs * batches - 1),
        (ONE_PER_PICTURE, epochs * pictures),
        (ONE_EPOCH_LESS, (epochs - 1) * batches),
        (ONE_EPOCH_MORE, (epochs + 1) * batches),
    ):
        if count == number:
            return text
    return FIXED_EPOCHS if count % batches == 0 else BATCHES_LEFT_OUT


def expect_visits(seen: Seen) -> list[Visit]:
    """The given model was asked about each batch of each epoch."""
    visits = seen.visits
    if not seen.asked:
        fail("The given model is not used.", expected="a look at each batch", on=seen.on, mistake=NEVER_ASKED)
    if not visits:
        fail(
            "The given model sees no batch of the loader.",
            expected="each batch of each epoch",
            got=f"{seen.strangers} looks at other pictures",
            on=seen.on,
            mistake=OTHER_PICTURES if seen.strangers else BATCHES_LEFT_OUT,
        )
    batches = seen.task.per_pass
    used = {visit.place for visit in visits}
    whole = {place - place % batches + i for place in used for i in range(batches)}
    if len(visits) == seen.steps and len(used) < len(visits):
        fail(
            "Some batches are used again, and others never.",
            expected=f"{seen.epochs} passes through the loader",
            got=f"{len(used)} different batches",
            on=seen.on,
            mistake=SAME_PASS_AGAIN,
        )
    if len(visits) != seen.steps or used != whole:
        fail(
            "Not every batch is used once in each epoch.",
            expected=f"{seen.steps} batches in {seen.epochs} epochs",
            got=f"{len(visits)} batches",
            on=seen.on,
            mistake=BATCHES_LEFT_OUT,
        )
    for visit in visits:
        if not np.all(np.isfinite(visit.numbers)):
            fail("The weights of the model become nan or infinite.", expected="numbers", on=seen.on, mistake=UPHILL)
        if visit.device != seen.device:
            fail(
                "The model computes on another device than was asked for.",
                expected=seen.device,
                got=visit.device,
                on=seen.on,
                mistake="Move the model and each batch with .to(device), where device is the argument.",
            )
    return visits


# ---------------------------------------------------------------------------------------------------------------------
# The losses
# ---------------------------------------------------------------------------------------------------------------------

OTHER_START = "Train the model on from the weights that it has: do not set them anew."
AFTER = "These losses were computed after the updates. Record the loss that this step's gradient comes from."
ONE_LATE = "These are the losses one step late. Append the loss of this batch in the step that belongs to it."
EPOCH_MEANS = "The loss of a step is that of its batch alone, not the mean over the epoch."
RUNNING_MEANS = "These are means over all steps so far. Append the loss of this batch alone."
RUNNING_SUMS = "These are sums over all steps so far. Append the loss of this batch alone."
SUMMED = "This is the sum over the pictures of the batch. The loss is the mean; cross_entropy gives it by itself."
DIVIDED_AGAIN = "The loss is divided by the number of pictures twice: cross_entropy gives the mean by itself."
TIMES_THE_SIZE = "The loss is divided by the wrong number: the last batch may be smaller than the others."
SOFTMAX_TWICE = (
    "This is what softmax before the cross-entropy gives. Hand over the raw scores: cross_entropy applies softmax by "
    "itself."
)
LOG_MISSING = "This is minus the score or the probability of the right class, without a logarithm. Use cross_entropy."
SQUARED = "This is a squared error. The loss is the cross-entropy: nn.functional.cross_entropy(scores, labels)."
EACH_CLASS_ALONE = "This is a binary cross-entropy for each class. One class is right: use cross_entropy."
SIGN = "The loss has the wrong sign."
OTHERWISE = (
    "Entry t must be nn.functional.cross_entropy(scores, labels) of the batch of step t, with the weights before its "
    "update."
)
ROUNDED = "Append the loss as it is; round it only where you print it."
EXACT, ROUGH = 1e-3, 0.03  # of a loss: computed in float32, and in a format of half the bits
MOST_SMOOTHING = 0.5


@on_one_thread
def check_train_records_the_loss_before_the_update(student: Any, rng: np.random.Generator, device: str) -> None:
    """Each loss is the mean cross-entropy of its batch before its update; a label smoothing is accepted."""
    for sizes, epochs, hidden in (((5, 5, 3), 2, 5), ((6, 2), 3, 0)):
        task = _task(rng, sizes, epochs, hidden=hidden)
        expect_right_losses(see_training(student, task, device, epochs=epochs))


def expect_right_losses(seen: Seen) -> None:
    got = np.array(expect_losses(seen))
    visits = expect_visits(seen)
    if _distance(visits[0].numbers, seen.truth.start) > ROUGH:
        fail(
            "The training does not begin with the weights of the model as it came.",
            expected="the first loss of the given model",
            on=seen.on,
            mistake=OTHER_START,
        )
    plain = _each(seen, visits, cross_entropy)
    mixed = _each(seen, visits, for_all_classes)
    smoothing = np.clip(np.sum((got - plain) * (mixed - plain)) / np.sum((mixed - plain) ** 2), 0, MOST_SMOOTHING)
    wrong = [
        (text, values)
        for text, values in _wrong_losses(seen, visits, plain)
        if np.shape(values) == np.shape(plain) and _distance(values, plain) > 2 * EXACT
    ]
    if _distance(got, plain) > EXACT and np.allclose(got, np.round(got, 2), rtol=0, atol=1e-9):
        fail("The losses are rounded.", expected=show(plain), got=got, on=seen.on, mistake=ROUNDED)
    distance = min(_distance(got, plain), _distance(got, plain + smoothing * (mixed - plain)))
    if distance <= EXACT or (distance <= ROUGH and all(distance < _distance(got, values) for _, values in wrong)):
        return
    expect_array(got, plain, name="The list of losses", on=seen.on, mistakes=wrong, otherwise=OTHERWISE)


def _each(seen: Seen, visits: Sequence[Visit], loss: Callable, *, after: bool = False) -> np.ndarray:
    """A loss of each visit's batch with the weights before its update, or after it."""
    ends = [*(visit.numbers for visit in visits[1:]), seen.end]
    weights = ends if after else [visit.numbers for visit in visits]
    values = []
    for numbers, visit in zip(weights, visits, strict=True):
        scores = seen.truth.scores(numbers, visit.place)
        values.append(loss(scores, seen.truth.labels(visit.place)).item())
    return np.array(values)


def _distance(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.max(np.abs(a - b) / (1 + np.abs(b))))


def _wrong_losses(seen: Seen, visits: Sequence[Visit], plain: np.ndarray) -> list[Candidate]:
    """Known mistakes, and the losses that each would give with the weights that were seen."""
    sizes = np.array([len(seen.truth.labels(visit.place)) for visit in visits])
    counts = np.arange(1, len(plain) + 1)
    epochs = plain.reshape(seen.epochs, -1)

    def each(loss: Callable) -> np.ndarray:
        return _each(seen, visits, loss)

    return [
        (AFTER, _each(seen, visits, cross_entropy, after=True)),
        (ONE_LATE, np.concatenate([plain[:1], plain[:-1]])),
        (EPOCH_MEANS, np.repeat(epochs.mean(axis=1), epochs.shape[1])),
        (RUNNING_MEANS, np.cumsum(plain) / counts),
        (RUNNING_MEANS, (np.cumsum(epochs, axis=1) / counts[: epochs.shape[1]]).ravel()),
        (RUNNING_SUMS, np.cumsum(plain)),
        (RUNNING_SUMS, np.cumsum(epochs, axis=1).ravel()),
        (SUMMED, plain * sizes),
        (DIVIDED_AGAIN, plain / sizes),
        (TIMES_THE_SIZE, plain * sizes / sizes[0]),
        (SIGN, -plain),
        (SOFTMAX_TWICE, each(_softmax_first)),
        (LOG_MISSING, each(lambda scores, labels: nn.functional.nll_loss(scores, labels))),
        (LOG_MISSING, each(lambda scores, labels: nn.functional.nll_loss(scores.softmax(1), labels))),
        (SQUARED, each(lambda scores, labels: nn.functional.mse_loss(scores, _one_hot(scores, labels)))),
        (SQUARED, each(lambda scores, labels: nn.functional.mse_loss(scores.softmax(1), _one_hot(scores, labels)))),
        (EACH_CLASS_ALONE, each(_binary)),
    ]


def _one_hot(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return nn.functional.one_hot(labels, scores.shape[1]).to(scores.dtype)


def _softmax_first(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return cross_entropy(scores.softmax(dim=1), labels)


def _binary(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return nn.functional.binary_cross_entropy_with_logits(scores, _one_hot(scores, labels))


# ---------------------------------------------------------------------------------------------------------------------
# The gradients
# ---------------------------------------------------------------------------------------------------------------------

STEP_MISSING = "Nothing moves the weights. After loss.backward() comes optimizer.step(), in each step."
FOREIGN = "The optimizer holds the weights of another model. Make it from this one: model.parameters()."
CLEARED = "The gradient is cleared before the step can use it. The order is: zero_grad, backward, step."
NO_BACKWARD = (
    "No gradient reaches the weights. Is backward called, with its brackets, on the loss itself? detach, .item() and "
    "torch.tensor(...) cut the way back."
)
STEPPED_FIRST = "The step comes before backward, when this batch has no gradient yet. First backward, then step."
LATE = "Each step uses the gradient of the batch before. The order is: zero_grad, backward, step."
ADDED = (
    "The gradients of earlier batches are still in it: backward adds to what is there. Clear them for each batch, with "
    "optimizer.zero_grad()."
)
UPHILL = "The step goes uphill: weights move against the gradient, so that the loss falls."
TWICE = "There are two steps with one gradient. Call optimizer.step() once for each batch."
STEP_LEFT_OUT = "Not every batch makes a step. backward and step belong into the inner loop, once for each batch."
PART_ONLY = "The optimizer holds only a part of the weights. Give it all of them: model.parameters()."
STARTS_OVER = "The weights are set back to the start in between. Each epoch goes on from where the last one ended."
NOT_ITS_OWN = (
    "The gradient of a step is that of the cross-entropy of its own batch: scores, loss, zero_grad, backward, step."
)
NO_MOVE = "The weights never move. Does the optimizer hold model.parameters(), with the argument learning_rate?"
FORGETS = (
    "A new optimizer has forgotten all earlier steps, which momentum and Adam need. Make it once, before both loops."
)
SAME = 0.03  # how much of a gradient may be unexplained: half precision leaves 0.01, another gradient 0.3 and more


@on_one_thread
def check_train_steps_along_its_own_gradient(student: Any, rng: np.random.Generator, device: str) -> None:
    """Each batch makes one step, downhill, with this batch's gradient and nothing left from earlier ones."""
    for sizes, epochs, hidden in (((5, 5, 3), 2, 5), ((6, 2), 3, 0)):
        task = _task(rng, sizes, epochs, hidden=hidden)
        expect_own_gradients(see_training(student, task, device, epochs=epochs))


def expect_own_gradients(seen: Seen) -> None:
    visits = expect_visits(seen)
    moves = bool(np.any([visit.moved for visit in visits]))
    # A schedule may begin with a learning rate of 0.
    if not moves and not (seen.steps < 3 and _has_gradients(visits)):
        _fail_standstill(seen, visits)
    by_hand = not any(visit.steps for visit in visits)
    for place, visit in enumerate(visits):
        if visit.stepped_twice:
            _fail_step("Two updates are made for one batch.", seen, place, TWICE)
        used = visit.backwards[-1:] if by_hand else visit.steps
        if not used and not np.any(visit.moved):
            _fail_step("There is a batch without a step.", seen, place, STEP_LEFT_OUT)
        for gradient in used:
            if not _is_own(gradient, seen, visit):
                text = _name_gradient(gradient, seen, visits[: place + 1])
                _fail_step("A step uses another gradient than that of its batch.", seen, place, text)
        if by_hand and place < len(visits) - 1 and not np.any(visit.moved):
            _fail_step("There is a batch without a step.", seen, place, STEP_LEFT_OUT)
        if by_hand and (text := _name_movement(seen, visits[: place + 1])):
            _fail_step("A step uses other gradients than that of its batch.", seen, place, text)
    if seen.forgotten > 1:  # once may be meant: another kind of optimizer for the second half
        fail(
            "There is a new optimizer again and again.",
            expected="one optimizer for the whole training",
            got=f"a new one {seen.forgotten} times",
            on=seen.on,
            mistake=FORGETS,
        )
    if moves:
        _expect_downhill(seen, visits)
        _expect_whole(seen, visits)


def _fail_step(problem: str, seen: Seen, place: int, mistake: str) -> None:
    fail(
        problem,
        expected="one step with its own gradient for each batch",
        got=f"otherwise in step {place + 1} of {seen.steps}",
        on=seen.on,
        mistake=mistake,
    )


def _fail_standstill(seen: Seen, visits: Sequence[Visit]) -> None:
    if seen.foreign_steps:
        text = FOREIGN
    elif not any(visit.steps for visit in visits):
        text = STEP_MISSING
    elif not any(visit.backwards for visit in visits):
        text = NO_BACKWARD
    else:
        text = STEPPED_FIRST if visits[0].stepped_first else CLEARED if not _has_gradients(visits) else NO_MOVE
    fail(
        "The weights of the given model do not move.",
        expected="other weights after the training",
        got="the same weights",
        on=seen.on,
        mistake=text,
    )


def _has_gradients(visits: Sequence[Visit]) -> bool:
    return any(np.any(np.nan_to_num(used.slopes)) for visit in visits for used in visit.steps)


def _is_own(used: Used, seen: Seen, visit: Visit) -> bool:
    """Whether a gradient is, up to a factor, that of the visit's batch.

    A part of a label smoothing may be in it, or a part of the weights themselves, as weight decay leaves it. Clipping
    may have cut its largest entries, or have scaled each parameter for itself.
    """
    entries = used.holds & np.isfinite(used.slopes)
    slopes = used.slopes[entries]
    scores = seen.truth.scores(used.at, visit.place)
    labels = seen.truth.labels(visit.place)
    own = seen.truth.slope(cross_entropy(scores, labels))
    if np.linalg.norm(own) < 1e-5:  # all is learned, and nothing but rounding errors is left
        return bool(np.linalg.norm(slopes) < 1e-3)
    if not np.any(slopes):
        return False
    scores = seen.truth.scores(used.at, visit.place)
    mixed = seen.truth.slope(for_all_classes(scores, labels))
    basis = np.stack([own, mixed, used.at])[:, entries]
    if _explains(basis, slopes):
        return True
    cut = np.abs(slopes) >= 0.999 * np.max(np.abs(slopes))
    if np.all(slopes[cut] * basis[0][cut] > 0):
        return bool(np.sum(~cut) <= len(basis)) or _explains(basis[:, ~cut], slopes[~cut])
    parts = [part for part in seen.truth.parts() if np.all(entries[part])]
    return bool(parts) and all(_explains(np.stack([own[part], mixed[part]]), used.slopes[part]) for part in parts)


def _explains(basis: np.ndarray, slopes: np.ndarray) -> bool:
    """Whether the slopes are a mixture of the rows of the basis, with a positive part of the first one."""
    mixture, rest = _mixture(basis, slopes)
    return rest <= SAME and bool(mixture[0] > 0)


def _mixture(basis: np.ndarray, slopes: np.ndarray) -> tuple[np.ndarray, float]:
    """How much of each row is in the slopes, and how much of them is left over."""
    sizes = np.linalg.norm(basis, axis=1) + 1e-12
    mixture = np.linalg.lstsq((basis / sizes[:, None]).T, slopes, rcond=1e-6)[0] / sizes
    return mixture, float(np.linalg.norm(slopes - mixture @ basis) / (np.linalg.norm(slopes) + 1e-12))


def _name_gradient(used: Used, seen: Seen, visits: Sequence[Visit]) -> str:
    """The likely mistake behind a wrong gradient in the last of these visits."""
    entries = used.holds & np.isfinite(used.slopes)
    slopes = used.slopes[entries]
    if not np.any(slopes):
        return STEPPED_FIRST if visits[-1].stepped_first else CLEARED

    def slope(visit: Visit, loss: Callable = cross_entropy) -> np.ndarray:
        scores = seen.truth.scores(visit.at, visit.place)
        return seen.truth.slope(loss(scores, seen.truth.labels(visit.place)))[entries]

    mixture, rest = _mixture(np.stack([slope(visit) for visit in reversed(visits)]), slopes)
    if rest <= SAME:
        own, others = mixture[0], np.max(np.abs(mixture[1:]), initial=0.0)
        if own < 0 and others < 0.1 * abs(own):
            return UPHILL
        return LATE if abs(own) < 0.1 * others else ADDED
    if _explains(slope(visits[-1], _softmax_first)[None], slopes):
        return SOFTMAX_TWICE
    return STEPPED_FIRST if visits[-1].stepped_first else NOT_ITS_OWN


def _name_movement(seen: Seen, visits: Sequence[Visit]) -> str:
    """What is wrong where weights were moved by hand by a mixture of gradients: momentum lets the earlier ones fade."""
    history = []
    for visit in reversed(visits):
        scores = seen.truth.scores(visit.numbers, visit.place)
        history.append(seen.truth.slope(cross_entropy(scores, seen.truth.labels(visit.place))))
    mixture, rest = _mixture(np.stack(history), -visits[-1].moved)
    if len(visits) == 1 or rest > SAME or visits[-1] is seen.visits[-1]:
        return ""
    own, others = mixture[0], np.max(np.abs(mixture[1:]))
    return LATE if abs(own) < 0.1 * others else ADDED if others > 0.995 * abs(own) else ""


def _expect_downhill(seen: Seen, visits: Sequence[Visit]) -> None:
    """The first movement goes down the slope of its batch. Later ones may have momentum."""
    visit = next(visit for visit in visits if np.any(visit.moved))
    own = seen.truth.slope(cross_entropy(seen.truth.scores(visit.numbers, visit.place), seen.truth.labels(visit.place)))
    if not float(visit.moved @ own) < 0:
        fail(
            "The first step makes the loss of its batch larger.", expected="a step downhill", on=seen.on, mistake=UPHILL
        )


def _expect_whole(seen: Seen, visits: Sequence[Visit]) -> None:
    """All weights take part, and the training goes on from step to step."""
    total = np.sum([np.abs(visit.moved) for visit in visits], axis=0)
    still = [part for part in seen.truth.parts() if not np.any(total[part])]
    if still:
        fail(
            "Some of the weights never move.",
            expected="all of them move",
            got=f"{len(still)} of {len(seen.truth.parts())} parameters stand still",
            on=seen.on,
            mistake=PART_ONLY,
        )
    away = False
    for visit in visits[1:]:
        back = np.array_equal(visit.numbers, visits[0].numbers)
        away |= not back
        if away and back:
            fail(
                "The weights come back to what they were at first.",
                expected="weights that go on from step to step",
                on=seen.on,
                mistake=STARTS_OVER,
            )


# ---------------------------------------------------------------------------------------------------------------------
# The mode, the learning rate, the loader
# ---------------------------------------------------------------------------------------------------------------------

MODE = "Dropout and batch normalisation work in training mode only. Call model.train() before the first epoch."
LEFT_MODE = (
    "The model is in training mode at first and no longer later. If you evaluate in between, call model.train() again."
)


@on_one_thread
def check_train_uses_training_mode(student: Any, rng: np.random.Generator, device: str) -> None:
    """A model that comes in evaluation mode is trained in training mode, in every epoch."""
    for sizes, epochs in (((4, 4, 2), 2), ((3, 3), 1)):
        for training in (False, True):
            seen = see_training(student, _task(rng, sizes, epochs), device, epochs=epochs, training=training)
            _expect_training_mode(seen, training)


def _expect_training_mode(seen: Seen, came_training: bool) -> None:
    visits = expect_visits(seen)
    if not all(visit.training for visit in visits):
        fail(
            "The model is trained in evaluation mode.",
            expected="training mode in every step",
            got=f"{sum(not visit.training for visit in visits)} of {len(visits)} steps in evaluation mode",
            on=f"{seen.on}; the model came in {'training' if came_training else 'evaluation'} mode",
            mistake=LEFT_MODE if visits[0].training else MODE,
        )


RATE_UNUSED = "The steps are as large with one learning rate as with the other. Use the argument learning_rate."
TINY, SMALL = 1e-5, 1e-2


@on_one_thread
def check_train_uses_the_learning_rate(student: Any, rng: np.random.Generator, device: str) -> None:
    """A larger learning rate makes larger steps."""
    for sizes, epochs in (((5, 5, 3), 2), ((4, 1), 2)):
        task = _task(rng, sizes, epochs)
        moved = []
        for rate in (TINY, SMALL):
            seen = see_training(student, task, device, epochs=epochs, rate=rate)
            moved.append(float(np.linalg.norm(seen.end - seen.truth.start)))
        if not moved[1] > 0:
            _fail_standstill(seen, expect_visits(seen))
        # With a rate 1000 times as large; what is asked for leaves room for every schedule.
        if not moved[1] > 20 * moved[0]:
            fail(
                "The learning rate makes no difference, or hardly any.",
                expected=f"much smaller steps with learning_rate={TINY:g} than with {SMALL:g}",
                got=f"the weights moved by {show(moved[0])} and by {show(moved[1])}",
                on=seen.on.split(", learning_rate")[0],
                mistake=RATE_UNUSED,
            )


KINDS = {
    "list": "a plain list of batches",
    "iterable": "a loader with nothing but __iter__",
    "DataLoader": "DataLoader",
}


@on_one_thread
def check_train_takes_any_loader(student: Any, rng: np.random.Generator, device: str) -> None:
    """A list, a class with nothing but __iter__, and a DataLoader all do."""
    for sizes, epochs in (((4, 4, 3), 2), ((2, 2, 2, 1), 3)):
        for kind, words in KINDS.items():
            seen = see_training(student, make_task(rng, sizes), device, epochs=epochs, kind=kind)
            seen.on = f"{words}: {seen.on}"
            expect_losses(seen)
            if {visit.place for visit in seen.visits} != set(range(seen.task.per_pass)):
                fail(
                    "Not every batch is used.",
                    expected=f"{seen.task.per_pass} batches in each epoch",
                    on=seen.on,
                    mistake=BATCHES_LEFT_OUT if seen.asked else NEVER_ASKED,
                )


@on_one_thread
def check_train_on_fresh_tasks(student: Any, rng: np.random.Generator, device: str) -> None:
    """Losses, gradients and mode are right for any sizes: many batches, one batch, one picture."""
    sizes = [int(size) for size in (*rng.integers(3, 8, size=2), *rng.integers(1, 3, size=2))]
    for batches, epochs, hidden in ((sizes, 2, 4), (sizes[1:3], 3, 0), (sizes[:1], 1, 3), ((1,), 1, 0)):
        task = _task(rng, batches, epochs, hidden=hidden, inputs=int(rng.integers(5, 9)))
        seen = see_training(student, task, device, epochs=epochs, rate=float(rng.uniform(0.02, 0.1)), training=False)
        expect_right_losses(seen)
        expect_own_gradients(seen)
        _expect_training_mode(seen, False)


NOT_LEARNED = "The loss of the training pictures hardly falls, with any of these learning rates."
RATES = (0.001, 0.01, 0.1, 1.0)


@on_one_thread
def check_train_learns(student: Any, rng: np.random.Generator, device: str) -> None:
    """An easy task is learned with the best of several learning rates."""
    # One batch: what an optimizer keeps from other batches must not decide.
    for size, hidden in ((24, 8), (30, 0)):
        task, epochs = make_task(rng, (size,), inputs=8, hidden=hidden), 60
        truth = Truth(task)
        before = _mean_loss(truth, truth.start)
        after = [_mean_loss(truth, training_end(student, task, device, epochs=epochs, rate=rate)) for rate in RATES]
        best = float(np.min(np.nan_to_num(after, nan=np.inf)))
        if not best < 0.7 * before:
            fail(
                "The model does not learn an easy task.",
                expected=f"a mean loss well below {show(before)}, which it was before the training",
                got=f"{show(best)} at best",
                on=f"a given model, {task.sizes()}, num_epochs={epochs}, learning_rate={', '.join(map(str, RATES))}",
                mistake=NOT_LEARNED,
            )


def _mean_loss(truth: Truth, numbers: np.ndarray) -> float:
    """Over all batches."""
    if not np.all(np.isfinite(numbers)):
        return float("inf")
    losses = [cross_entropy(truth.scores(numbers, i), truth.labels(i)).item() for i in range(len(truth.batches))]
    return float(np.mean(losses))
