# The public checks of this assignment, made from its master by `course build`.
# Read them as much as you like. Changes made here are overwritten, and don't count for grading.

"""The checks of "A network that looks at neighbours".

A network and its training can't be handed over as values. So most checks send a small function, a *measurement*, that
runs beside your code, makes your network, tries it out and gives back numbers; the check judges those. Run them with
`course check`, in the notebook with `check("ConvNet")`, or with plain `pytest`.
"""


import numpy as np
import pytest
import torch
from torch import nn

from autograder.checking import loops
from autograder.checking.compare import expect_array, expect_number, expect_sequence, fail, show
from autograder.checking.convolutions import CONVOLUTIONS, convolutions_of, shake
from autograder.checking.tensors import as_arrays

PIXELS = 28 * 28
MOST_NUMBERS = 500_000


def pictures(rng, m, scale=1.0):
    """m random pictures, (m, 1, 28, 28), of positive and negative numbers."""
    return torch.tensor(scale * rng.normal(size=(m, 1, 28, 28)), dtype=torch.float32)


# ---------------------------------------------------------------------------------------------------------------------
# 1. ConvNet
# ---------------------------------------------------------------------------------------------------------------------


def look(student, sizes, batches, device, shakes, training):
    """Make a ConvNet: what it gives for each batch, and how many numbers it holds and can learn.

    With shakes, its numbers are moved at random so often, the last time they are also made larger, and there are that
    many more outputs for each batch.
    """
    model = student.ConvNet(**sizes) if isinstance(sizes, dict) else student.ConvNet(*sizes)
    if not isinstance(model, nn.Module):
        return {"lacks": "nn.Module"}
    if type(model).forward is nn.Module.forward:
        return {"lacks": "forward"}
    batches = [batch.to(device) for batch in batches]
    model.to(device).eval()
    with torch.no_grad():
        model(batches[0])  # a lazy layer takes its size from the first batch
    model.train(training)
    first = model(batches[0].clone())
    if isinstance(first, torch.Tensor) and first.requires_grad:
        (first * torch.linspace(0.5, 1.5, first.numel()).to(first).reshape(first.shape)).sum().backward()
    cut = 0 if training else cut_kernels(model, batches[0])
    with torch.no_grad():
        outputs = [model(batch.clone()) for batch in batches]
        for seed in range(shakes):
            shake(model, seed)
            for parameter in model.parameters():
                parameter.mul_(3 if seed == shakes - 1 else 1)
            outputs += [model(batch.clone()) for batch in batches]
    return {
        "outputs": outputs,
        "registered": sum(p.numel() for p in model.parameters()),
        "learnt": sum(p.numel() for p in model.parameters() if p.grad is not None),
        "cut": cut,
    }


@torch.no_grad()
def cut_kernels(model, batch):
    """How many kernels that could learn change the output, and have no way for a gradient to come back."""

    def output():
        torch.manual_seed(0)
        return model(batch.clone())

    before, cut = output(), 0
    for kernel in model.parameters():
        could_learn = kernel.requires_grad and kernel.ndim > 2 and kernel[0, 0].numel() > 1
        if could_learn and kernel.grad is None and isinstance(before, torch.Tensor):
            kept = kernel.clone()
            kernel.add_(kernel.abs().mean() + 0.1)
            cut += not torch.equal(output(), before)
            kernel.copy_(kept)
    return cut


NOTHING_REGISTERED = (
    "model.parameters() lists nothing. Make the layers in __init__, and keep each one in an attribute of self, such as "
    "`self.conv1 = nn.Conv2d(...)`: layers in a plain list, in forward, or plain tensors are not found."
)
CUT = (
    "The way back from the scores to the weights is cut, or the weights are not used: look for detach, no_grad, .data, "
    ".item() or .numpy() in forward."
)
NO_RETURN = "Does forward end with `return`?"
DECISIONS = "Give a score for each class. To choose the largest one is the work of evaluate."
SQUEEZED = "squeeze() removes the axis of the pictures too, if there is only one. Flatten with X.flatten(1)."
NUMBER_FIXED = "The last layer must have num_classes outputs, whatever the number is, not always {got}."
NOT_FLAT = "The scores of a picture are one row of numbers. Flatten before the linear layer: X.flatten(1)."
MIXED_ROWS = (
    "The number of rows is not the number of pictures: flatten keeps the first axis only if you write X.flatten(1), "
    "and reshape(-1, n) makes rows of another length if n is not the size of one picture."
)


def called(sizes):
    """The call in words."""
    named = [f"{name}={value}" for name, value in sizes.items()] if isinstance(sizes, dict) else map(str, sizes)
    return f"ConvNet({', '.join(named)})"


def scores(student, batches, device, sizes=(), shakes=0, training=False):
    """What a ConvNet gives for each batch, as arrays (m, num_classes) that were judged, and how much it holds."""
    sizes = dict(sizes) if isinstance(sizes, dict) else list(sizes)
    report = student.measure(look, sizes, batches, device, shakes, training, uses=(shake, cut_kernels))
    call = called(sizes)
    if "lacks" in report:
        problem, mistake = "ConvNet(...) makes no nn.Module.", "Write `class ConvNet(nn.Module):`."
        if report["lacks"] == "forward":
            problem, mistake = "ConvNet has no method `forward`.", "Is the name spelled exactly so: forward?"
        wanted = "a class made from nn.Module, with __init__ and forward"
        fail(problem, expected=wanted, on=call, mistake=mistake)
    if not report["registered"]:
        fail(
            "ConvNet has nothing to learn.",
            expected="weights",
            got="model.parameters() lists nothing",
            on=call,
            mistake=NOTHING_REGISTERED,
        )
    classes = next(iter(sizes.values() if isinstance(sizes, dict) else sizes), 10)
    outputs = [
        expect_scores(output, len(batch), classes, f"{call}, {len(batch)} pictures")
        for output, batch in zip(report["outputs"], batches * (shakes + 1), strict=True)
    ]
    if not report["learnt"]:
        fail(
            "ConvNet can't learn: no weight gets a gradient.",
            expected="a gradient for each weight",
            got="none",
            on=call,
            mistake=CUT,
        )
    return outputs, report


def expect_scores(got, m, classes, on):
    """(m, classes) floats."""
    name, wanted = "The output of the network", f"shape ({m}, {classes})"
    if not isinstance(got, torch.Tensor):
        mistake = NO_RETURN if got is None else "forward must return a tensor."
        fail(f"{name} is no tensor.", expected=wanted, got=got, on=on, mistake=mistake)
    if got.shape != (m, classes):
        fail(
            f"{name} has the wrong shape.", expected=wanted, got=got, on=on, mistake=wrong_shape(got.shape, m, classes)
        )
    if not got.is_floating_point():
        fail(f"{name} holds no floats.", expected="scores", got=got, on=on, mistake=DECISIONS)
    return expect_array(got, shape=(m, classes), name=name, on=on)


def wrong_shape(shape, m, classes):
    """What a wrong shape of the scores looks like."""
    if shape in ((m,), (m, 1)) and m > 1:
        return DECISIONS
    if m == 1 and len(shape) < 2:
        return SQUEEZED
    if len(shape) > 2:
        return NOT_FLAT
    if len(shape) == 2 and shape[0] == m:
        return NUMBER_FIXED.format(got=shape[1])
    return MIXED_ROWS


def check_shapes(student, rng, device, sizes, counts):
    """One row of scores for each picture, in evaluation mode and in training mode."""
    scores(student, [pictures(rng, m) for m in counts], device, sizes)
    scores(student, [pictures(rng, m) for m in counts if m > 1], device, sizes, training=True)


@pytest.mark.exercise("ConvNet")
@pytest.mark.points(1)
@pytest.mark.hint(
    "First `super().__init__()`, then the layers. forward takes (m, 1, 28, 28), returns (m, num_classes)."
)
def test_convnet_gives_one_row_of_scores(student, rng, device):
    """The output has a row for each picture, with one score for each class."""
    for sizes, counts in (((), (4, 1)), ((7,), (3, 1)), ({"num_classes": 3}, (2, 1))):
        check_shapes(student, rng, device, sizes, counts)


SOFTMAX = (
    "There is a softmax at the end: each row sums to 1. The cross-entropy has one inside, so two would be applied. "
    "Return what comes out of the last linear layer."
)
SOFTMAX_0 = "There is a softmax over the batch at the end: each column sums to 1. Return raw scores, without softmax."
SIGMOID = (
    "There is a sigmoid at the end: all scores lie between 0 and 1. Return what comes out of the last linear layer."
)
TANH = "There is a tanh at the end: all scores lie between -1 and 1. Return what comes out of the last linear layer."
RELU = "No score is ever negative, as with a ReLU at the end. Return what comes out of the last linear layer."
AFTER_THE_LAST = "Something bends the scores after the last linear layer. Let forward return what that layer gives."


def straight_parts(student, batch, seed, device):
    """Move each weight and bias along a straight line: for how many do the scores move along straight lines, too?"""
    torch.manual_seed(seed)
    model = student.ConvNet().to(device).eval()
    batch, generator = batch.to(device), torch.Generator().manual_seed(seed)
    straight = 0
    with torch.no_grad():
        model(batch)
        shake(model, seed)
        before = model(batch).double()
        if not torch.equal(before, model(batch).double()):
            return 1  # something random is at work, which another check names
        far = 3 * float(before.abs().max()) + 20
        for parameter in model.parameters():
            start = parameter.clone()
            direction = torch.randn(parameter.shape, generator=generator).to(parameter)
            little = 0.01 * (float(start.abs().mean()) + 0.1)
            parameter.copy_(start + little * direction)
            moved = float((model(batch).double() - before).abs().max())
            if moved > 1e-6:
                lines = []
                for step in range(-4, 5):
                    parameter.copy_(start + step * little * far / (4 * moved) * direction)
                    lines.append(model(batch).double())
                lines = torch.stack(lines)  # (9, m, classes)
                # A log-softmax takes the same number from all scores of a picture, and does no harm.
                lines = lines - lines.mean(dim=2, keepdim=True)
                bends = float((lines[:-2] - 2 * lines[1:-1] + lines[2:]).abs().max())
                straight += bends <= 2e-3 * (1 + float(lines.abs().max()))
            parameter.copy_(start)
    return straight


@pytest.mark.exercise("ConvNet")
@pytest.mark.points(1)
@pytest.mark.hint("Raw scores: nothing after the last linear map.")
def test_convnet_gives_raw_scores(student, rng, device):
    """The scores may be any numbers, positive and negative."""
    outputs, _ = scores(student, [pictures(rng, 12, 50.0)], device, shakes=4)
    got = np.stack(outputs)  # (5, 12, 10)
    inside = got.min() >= 0 and got.max() <= 1
    if inside and np.allclose(got.sum(axis=2), 1, atol=1e-3):
        mistake = SOFTMAX
    elif inside and np.allclose(got.sum(axis=1), 1, atol=1e-3):
        mistake = SOFTMAX_0
    elif inside:
        mistake = SIGMOID
    elif got.min() >= 0:
        mistake = RELU
    elif np.abs(got).max() <= 1:
        mistake = TANH
    elif any(student.measure(straight_parts, pictures(rng, 8), seed, device, uses=(shake,)) for seed in (1, 2)):
        return
    else:
        mistake = AFTER_THE_LAST
    fail(
        "These are no raw scores.",
        expected="numbers of any size and sign",
        got=f"from {got.min():.3g} to {got.max():.3g}",
        on="pictures with large numbers",
        mistake=mistake,
    )


RANDOM = (
    "Something random is at work in evaluation mode. nn.Dropout, made in __init__, stops in evaluation mode; F.dropout "
    "does so only with training=self.training. A layer that is made in forward has new random weights every time."
)
OVER_THE_BATCH = (
    "What a picture gets must not depend on the other pictures of the batch: no mean, softmax or scaling over the "
    "batch. A flatten or reshape must keep the first axis as it is."
)


def check_pictures_alone(student, rng, device, sizes, m):
    """A picture alone gets what it gets in the batch, in any order, and every time."""
    batch = pictures(rng, m)
    alone = [batch[i : i + 1] for i in range(m)]
    (whole, again, back, *single), _ = scores(student, [batch, batch, batch.flip(0), *alone], device, sizes)
    on = f"{called(sizes)} in evaluation mode, {m} pictures"
    name = "The output for the same pictures, the second time,"
    expect_array(again, whole, name=name, on=on, rtol=1e-3, otherwise=RANDOM)
    for other in (np.concatenate(single), back[::-1]):
        name = "The output for each picture alone, or in another order,"
        expect_array(other, whole, name=name, on=on, rtol=1e-3, otherwise=OVER_THE_BATCH)


@pytest.mark.exercise("ConvNet")
@pytest.mark.points(1)
@pytest.mark.hint("In evaluation mode each picture gets its own scores, and the same ones every time.")
def test_convnet_judges_each_picture_alone(student, rng, device):
    """In evaluation mode, a picture alone gets what it gets in a batch, every time."""
    for m in (3, 6):
        check_pictures_alone(student, rng, device, (), m)


def convolutions(student, rng, device, classes):
    """What is known about the convolutions of a ConvNet."""
    two = pictures(rng, 2, 1.5)
    _, report = scores(student, [two], device, (classes,))
    seed, uses = int(rng.integers(1000)), CONVOLUTIONS
    found = student.measure(convolutions_of, "ConvNet", [classes], two, device, seed, uses=uses)
    return {**found, "cut": report["cut"]}


NO_CONVOLUTION = (
    "No layer looks at a small neighbourhood of pixels with the same weights everywhere. Begin with "
    "nn.Conv2d(1, 8, kernel_size=3), and give it the pictures as they are: flatten comes after the convolutions."
)
ONE_PIXEL = "kernel_size=1 looks at one pixel at a time, and neighbours matter. Use a larger kernel, such as 3."
WHOLE_PICTURE = (
    "A kernel as large as what it looks at fits in one place only, so it can't slide: that is a linear layer. "
    "Use a small kernel, such as 3."
)
FROZEN = (
    "The kernel is fixed: it gets no gradient. Use nn.Conv2d, or keep it in an nn.Parameter with requires_grad, and "
    "don't detach it."
)
UNREGISTERED = (
    "The kernel is not among model.parameters(), so no optimizer finds it. Make the layer in __init__, and keep it "
    "in an attribute of self; nn.ModuleList in place of a plain list."
)
UNUSED = "No gradient comes back from the scores to the kernel: is the output of the convolution used, without detach?"
CUT_BEFORE = (
    "The way back from the scores to the kernel is cut, so the kernel keeps the random numbers it began with. Look for "
    "detach, no_grad, .data or .numpy() in forward."
)


def why_none(calls):
    """The likely reason why no convolution slides and learns."""
    sliding = [one for one in calls if 1 < one["size"] < PIXELS and one["places"] > 1]
    if not calls:
        return NO_CONVOLUTION
    if not sliding:
        return ONE_PIXEL if all(one["size"] == 1 for one in calls) else WHOLE_PICTURE
    if all(one["frozen"] for one in sliding):
        return FROZEN
    return UNUSED if any(one["registered"] for one in sliding) else UNREGISTERED


def expect_convolution(report, on):
    """A convolution that slides and learns."""
    if not report["found"]:
        kernels = ", ".join("×".join(map(str, one["kernel"])) for one in report["called"][:6])
        fail(
            "There is no convolution that slides over the picture and learns.",
            expected="a convolution with a learned kernel, larger than 1 and smaller than the picture",
            got=f"kernels {kernels}" if kernels else "no convolution",
            on=on,
            mistake=why_none(report["called"]),
        )


def expect_all_to_learn(report, on):
    """No kernel that could learn is cut off from the scores."""
    if report["cut"]:
        count = report["cut"]
        fail(
            "Not every kernel can learn.",
            expected="a gradient for each kernel that changes the scores",
            got=f"none for {count} {'kernel' if count == 1 else 'kernels'}",
            on=on,
            mistake=CUT_BEFORE,
        )


NOTHING_BENDS = (
    "Up to the next linear layer everything is linear, so the convolutions and this layer are together no more than "
    "one linear layer. Put a ReLU after each convolution, and use what it returns. Average pooling is linear, too."
)


def expect_bend(report, on):
    """Something non-linear directly after a convolution."""
    expect_convolution(report, on)
    if not report["bent"]:
        fail(
            "Nothing non-linear follows the convolutions.",
            expected="a non-linearity, such as ReLU or max-pooling, after a convolution",
            got="none",
            on=on,
            mistake=NOTHING_BENDS,
        )


@pytest.mark.exercise("ConvNet")
@pytest.mark.points(2)
@pytest.mark.timeout(90)
@pytest.mark.hint("Begin with nn.Conv2d(1, channels, kernel_size=3), made in __init__.")
def test_convnet_has_a_convolution(student, rng, device):
    """A convolution slides over the picture, and its kernel is learned."""
    report, on = convolutions(student, rng, device, 10), "ConvNet(10), two random pictures"
    expect_convolution(report, on)
    expect_all_to_learn(report, on)


@pytest.mark.exercise("ConvNet")
@pytest.mark.points(2)
@pytest.mark.timeout(90)
@pytest.mark.hint("Convolution, then ReLU.")
def test_convnet_is_not_linear(student, rng, device):
    """Something non-linear, such as ReLU or max-pooling, follows a convolution."""
    expect_bend(convolutions(student, rng, device, 10), "ConvNet(10), a random picture")


TOO_MANY = (
    "Most numbers are in a linear layer behind a large picture: pool or stride before you flatten, so fewer pixels "
    "are left, or use fewer channels."
)


def check_size(student, rng, device, sizes):
    """At most 500,000 numbers to learn; gives back how many there are."""
    _, report = scores(student, [pictures(rng, 2)], device, sizes)
    numbers = report["registered"]
    if not numbers <= MOST_NUMBERS:
        fail(
            "The network is too large.",
            expected=f"at most {MOST_NUMBERS:,} numbers to learn",
            got=f"{numbers:,}",
            on=called(sizes),
            mistake=TOO_MANY,
        )
    return numbers


@pytest.mark.exercise("ConvNet")
@pytest.mark.points(1)
@pytest.mark.hint(TOO_MANY)
def test_convnet_is_small(student, rng, device, record_property):
    """The network has at most 500,000 numbers to learn, and they get gradients."""
    record_property("parameters", float(check_size(student, rng, device, ())))


# ---------------------------------------------------------------------------------------------------------------------
# 2. train
# ---------------------------------------------------------------------------------------------------------------------


class Shapes(nn.Module):
    """A model of the checks that writes down the shape of what it gets."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 10)
        self.seen = []

    def forward(self, pictures):
        self.seen.append(list(pictures.shape))
        return self.linear(pictures.flatten(1).mean(dim=1, keepdim=True))

    def __deepcopy__(self, memo):
        copy = Shapes()
        copy.load_state_dict(self.state_dict())
        copy.seen = self.seen
        return copy


def shapes_seen(student, name, batches, device):
    """Call train or evaluate with such a model: which shapes it got."""
    model, device = Shapes(), torch.device(device)
    if name == "train":
        student.train(model, batches, 1, 0.01, device)
    else:
        student.evaluate(model, batches, device)
    return model.seen


FLAT = (
    "The pictures are flattened on the way. A convolution needs their rows and columns: hand them to the model as they "
    "come from the loader. The model flattens for itself, after its convolutions."
)
OTHER_SHAPE = "Hand the pictures to the model as they come from the loader, (m, 1, 28, 28)."
NOT_ASKED = "Work with the argument `model`: make no new one, and no copy."


def check_pictures_arrive(student, rng, device, name):
    """The model gets the pictures as they are, (m, 1, 28, 28)."""
    for sizes in ((5, 3), (1, 1, 1)):
        batches = [(pictures(rng, m), torch.tensor(rng.integers(0, 10, size=m))) for m in sizes]
        seen = student.measure(shapes_seen, name, batches, device, uses=(Shapes,))
        on = f"{name} with a given model, batches of {', '.join(map(str, sizes))} pictures"
        if not seen:
            fail(f"{name} never asks the given model.", expected="a look at each batch", on=on, mistake=NOT_ASKED)
        other = next((tuple(shape) for shape in seen if shape[1:] != [1, 28, 28]), None)
        if other is not None:
            fail(
                "The model does not get the pictures as they are.",
                expected="shape (m, 1, 28, 28)",
                got=f"shape {other}",
                on=on,
                mistake=FLAT if other[1:] == (PIXELS,) else OTHER_SHAPE,
            )


@pytest.mark.exercise("train")
@pytest.mark.points(1)
@pytest.mark.hint(OTHER_SHAPE)
def test_train_hands_over_the_pictures(student, rng, device):
    """The model gets the pictures as they are, with rows and columns."""
    check_pictures_arrive(student, rng, device, "train")


@pytest.mark.exercise("train")
@pytest.mark.points(1)
@pytest.mark.hint("Two loops, over the epochs and over the batches. In the inner one append the loss of the batch.")
def test_train_gives_one_loss_per_step(student, rng, device):
    """train gives a list with one number for each batch of each epoch."""
    loops.check_train_gives_one_loss_per_step(student, rng, device)


@pytest.mark.exercise("train")
@pytest.mark.points(2)
@pytest.mark.hint(
    "The loss is nn.functional.cross_entropy(scores, labels) of the batch, with the weights before its update."
)
def test_train_records_the_loss_before_the_update(student, rng, device):
    """Each number is the cross-entropy of its batch, before the update."""
    loops.check_train_records_the_loss_before_the_update(student, rng, device)


@pytest.mark.exercise("train")
@pytest.mark.points(2)
@pytest.mark.hint("In each step: scores, loss, zero_grad, backward, step.")
def test_train_steps_along_its_own_gradient(student, rng, device):
    """Each batch makes one step, downhill, with its own gradient."""
    loops.check_train_steps_along_its_own_gradient(student, rng, device)


@pytest.mark.exercise("train")
@pytest.mark.points(1)
@pytest.mark.hint("Call model.train() before the first epoch.")
def test_train_uses_training_mode(student, rng, device):
    """The model is in training mode while it is trained."""
    loops.check_train_uses_training_mode(student, rng, device)


@pytest.mark.exercise("train")
@pytest.mark.points(1)
@pytest.mark.hint("Hand the argument learning_rate to the optimizer.")
def test_train_uses_the_learning_rate(student, rng, device):
    """A larger learning rate makes larger steps."""
    loops.check_train_uses_the_learning_rate(student, rng, device)


@pytest.mark.exercise("train")
@pytest.mark.points(1)
@pytest.mark.hint("All that a loader has to offer is `for pictures, labels in loader`: no length, no dataset.")
def test_train_takes_any_loader(student, rng, device):
    """A list of batches, a DataLoader, and anything else that a loop can go through again and again will do."""
    loops.check_train_takes_any_loader(student, rng, device)


@pytest.mark.exercise("train")
@pytest.mark.points(1)
@pytest.mark.hint("Look at your losses: do they fall?")
def test_train_learns_an_easy_task(student, rng, device):
    """The loss falls, with the best of several learning rates."""
    loops.check_train_learns(student, rng, device)


RATES = (0.001, 0.01, 0.1)  # no rate suits every optimizer: the best one counts


def own_network(student, batches, num_epochs, rates, device):
    """Train the student's own network once with each rate: scores before and after, and losses.

    None for a rate at which the training stops with an error, if it works with another one.
    """
    device = torch.device(device)
    answers, problem = [], None

    def asked(model):
        model.to(device=device, dtype=torch.float32).eval()
        with torch.no_grad():
            return torch.cat([model(images.to(device)).cpu() for images, _ in batches])

    for rate in rates:
        torch.manual_seed(3)
        model = student.ConvNet(3)
        before = asked(model)
        try:
            losses = student.train(model.train(), batches, num_epochs, rate, device)
        except Exception as error:
            problem = problem or error
            answers.append(None)
        else:
            answers.append({"before": before, "losses": losses, "after": asked(model)})
    if answers == [None] * len(rates):
        raise problem
    return answers


def stripes(rng, sizes):
    """Batches of pictures that are easy to tell apart: stripes that run across, down, or both."""
    batches = []
    for size in sizes:
        labels = rng.integers(0, 3, size=size)
        down, across = np.indices((28, 28)) // 2 % 2
        images = np.stack([down, across, down * across])[labels] + 0.3 * rng.random((size, 28, 28))
        batches.append((torch.tensor(images[:, None] / 1.3, dtype=torch.float32), torch.tensor(labels)))
    return batches


def mean_loss(values, batches):
    """The mean cross-entropy of scores; infinite where the training has gone astray."""
    labels = torch.cat([labels for _, labels in batches])
    if values.shape != (len(labels), 3) or not bool(values.isfinite().all()):
        return float("inf")
    return nn.functional.cross_entropy(values, labels).item()


@pytest.mark.exercise("train")
@pytest.mark.needs("ConvNet")
@pytest.mark.points(1)
@pytest.mark.timeout(60)
@pytest.mark.hint("Try it out: train your network on a few batches, and look at the losses.")
def test_train_fits_your_own_network(student, rng, device):
    """Your own ConvNet learns with your train."""
    for sizes in ((10, 10, 10, 6), (16, 3)):
        batches = stripes(rng, sizes)
        on = f"your ConvNet(3), batches of {', '.join(map(str, sizes))} pictures, 8 epochs"
        answers = student.measure(own_network, batches, 8, list(RATES), device)
        after = [float("inf") if answer is None else mean_loss(answer["after"], batches) for answer in answers]
        best, answer = min(after), answers[int(np.argmin(after))] or answers[0]
        losses = expect_sequence(as_arrays(answer["losses"]), name="the losses", on=on)
        expect_number(len(losses), 8 * len(sizes), name="The number of losses", on=on)
        start = mean_loss(answer["before"], batches)
        if not best < 0.999 * start:
            fail("Your network does not learn.", expected=f"a loss below {show(start)}", got=show(best), on=on)


# ---------------------------------------------------------------------------------------------------------------------
# 3. evaluate
# ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.exercise("evaluate")
@pytest.mark.points(1)
@pytest.mark.hint(OTHER_SHAPE)
def test_evaluate_hands_over_the_pictures(student, rng, device):
    """The model gets the pictures as they are, with rows and columns."""
    check_pictures_arrive(student, rng, device, "evaluate")


@pytest.mark.exercise("evaluate")
@pytest.mark.points(2)
@pytest.mark.hint("Count the right answers and the pictures over all batches, and divide once, at the end.")
def test_evaluate_counts_the_right_answers(student, rng, device):
    """The accuracy is right over all pictures, also where the last batch is smaller."""
    loops.check_evaluate_counts_the_right_answers(student, rng, device)


@pytest.mark.exercise("evaluate")
@pytest.mark.points(1)
@pytest.mark.hint("All right is 1, all wrong is 0.")
def test_evaluate_goes_from_0_to_1(student, rng, device):
    """The accuracy is 1 if all is right, 0 if all is wrong."""
    loops.check_evaluate_goes_from_0_to_1(student, rng, device)


@pytest.mark.exercise("evaluate")
@pytest.mark.points(1)
@pytest.mark.hint("Call model.eval() before the loop.")
def test_evaluate_uses_evaluation_mode(student, rng, device):
    """The model is in evaluation mode while it is asked."""
    loops.check_evaluate_uses_evaluation_mode(student, rng, device)


@pytest.mark.exercise("evaluate")
@pytest.mark.points(1)
@pytest.mark.hint("Put the loop into `with torch.no_grad():`.")
def test_evaluate_keeps_no_graph(student, rng, device):
    """The scores are computed without a record for gradients."""
    loops.check_evaluate_keeps_no_graph(student, rng, device)


@pytest.mark.exercise("evaluate")
@pytest.mark.points(1)
@pytest.mark.hint("Nothing is trained here. At the end call model.train(), so that a training can go on.")
def test_evaluate_leaves_everything_as_it_was(student, rng, device):
    """Afterwards the model is as it was, and in training mode if it came in it."""
    loops.check_evaluate_leaves_everything_as_it_was(student, rng, device)


@pytest.mark.exercise("evaluate")
@pytest.mark.points(1)
@pytest.mark.hint("All that a loader has to offer is `for pictures, labels in loader`: no length, no dataset.")
def test_evaluate_takes_any_loader(student, rng, device):
    """A list of batches, a DataLoader, and anything else that a loop can go through again and again will do."""
    loops.check_evaluate_takes_any_loader(student, rng, device)


def own_accuracy(student, batches, device):
    """Evaluate the student's own network: its scores, and the accuracy."""
    torch.manual_seed(3)
    device = torch.device(device)
    model = student.ConvNet(3).to(device).eval()
    with torch.no_grad():
        values = torch.cat([model(images.to(device)).cpu() for images, _ in batches])
    return {"scores": values, "accuracy": student.evaluate(model.train(), batches, device)}


@pytest.mark.exercise("evaluate")
@pytest.mark.needs("ConvNet")
@pytest.mark.points(1)
@pytest.mark.hint("Compare the place of the largest score in each row with the label.")
def test_evaluate_fits_your_own_network(student, rng, device):
    """Your own ConvNet is evaluated on pictures."""
    for sizes in ((10, 10, 4), (1, 1)):
        batches = stripes(rng, sizes)
        answer = student.measure(own_accuracy, batches, device)
        on = f"your ConvNet(3), batches of {', '.join(map(str, sizes))} pictures"
        values = expect_scores(answer["scores"], sum(sizes), 3, on)
        two = np.sort(values, axis=1)[:, -2:]
        if np.min(two[:, 1] - two[:, 0]) > 1e-5:  # else a rounding error may decide
            labels = torch.cat([labels for _, labels in batches]).numpy()
            expected = float(np.mean(values.argmax(axis=1) == labels))
            expect_number(answer["accuracy"], expected, name="The accuracy", on=on)
