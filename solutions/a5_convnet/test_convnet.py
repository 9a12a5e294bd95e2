"""The checks of "A network that looks at neighbours".

A network and its training can't be handed over as values. So most checks send a small function, a *measurement*, that
runs beside your code, makes your network, tries it out and gives back numbers; the check judges those. Run them with
`course check`, in the notebook with `check("ConvNet")`, or with plain `pytest`.
"""

import numpy as np
import pytest
import torch
from torch import nn

from autograder.checking.compare import expect_array, fail
from autograder.checking.convolutions import CONVOLUTIONS, convolutions_of, shake

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

    With shakes, its numbers are moved at random so often, and there are that many more outputs for each batch.
    """
    model = student.ConvNet(**sizes) if isinstance(sizes, dict) else student.ConvNet(*sizes)
    if not isinstance(model, nn.Module):
        return {"problem": "ConvNet(...) makes no nn.Module.", "mistake": "Write `class ConvNet(nn.Module):`."}
    if type(model).forward is nn.Module.forward:
        return {"problem": "ConvNet has no method `forward`.", "mistake": "Is the name spelled exactly so: forward?"}
    batches = [batch.to(device) for batch in batches]
    model.to(device).eval()
    with torch.no_grad():
        model(batches[0])  # a lazy layer takes its size from the first batch
    model.train(training)
    first = model(batches[0].clone())
    if isinstance(first, torch.Tensor) and first.requires_grad:
        (first * torch.linspace(0.5, 1.5, first.numel()).to(first).reshape(first.shape)).sum().backward()
    with torch.no_grad():
        outputs = [model(batch.clone()) for batch in batches]
        for seed in range(shakes):
            shake(model, seed)
            outputs += [model(batch.clone()) for batch in batches]
    return {
        "outputs": outputs,
        "registered": sum(p.numel() for p in model.parameters()),
        "learnt": sum(p.numel() for p in model.parameters() if p.grad is not None),
    }


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
    report = student.measure(look, sizes, batches, device, shakes, training, uses=(shake,))
    call = called(sizes)
    if "problem" in report:
        wanted = "a class made from nn.Module, with __init__ and forward"
        fail(report["problem"], expected=wanted, on=call, mistake=report["mistake"])
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
RELU = "There is a ReLU at the end: no score is ever negative. Return what comes out of the last linear layer."


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
    else:
        return
    fail(
        "These are no raw scores.",
        expected="numbers of any size and sign",
        got=f"from {got.min():.3g} to {got.max():.3g}",
        on="pictures with large numbers",
        mistake=mistake,
    )


RANDOM = (
    "Something random is at work in evaluation mode. Use nn.Dropout, made in __init__: it stops in evaluation mode. "
    "F.dropout does so only with training=self.training."
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
    scores(student, [two], device, (classes,))
    uses = CONVOLUTIONS
    return student.measure(convolutions_of, "ConvNet", [classes], two, device, int(rng.integers(1000)), uses=uses)


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
    if report["found"]:
        return
    kernels = ", ".join("×".join(map(str, one["kernel"])) for one in report["called"][:6])
    fail(
        "There is no convolution that slides over the picture and learns.",
        expected="a convolution with a learned kernel, larger than 1 and smaller than the picture",
        got=f"kernels {kernels}" if kernels else "no convolution",
        on=on,
        mistake=why_none(report["called"]),
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
    expect_convolution(convolutions(student, rng, device, 10), "ConvNet(10), two random pictures")


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
    """At most 500,000 numbers to learn."""
    _, report = scores(student, [pictures(rng, 2)], device, sizes)
    if not report["registered"] <= MOST_NUMBERS:
        fail(
            "The network is too large.",
            expected=f"at most {MOST_NUMBERS:,} numbers to learn",
            got=f"{report['registered']:,}",
            on=called(sizes),
            mistake=TOO_MANY,
        )


@pytest.mark.exercise("ConvNet")
@pytest.mark.points(1)
@pytest.mark.hint(TOO_MANY)
def test_convnet_is_small(student, rng, device):
    """The network has at most 500,000 numbers to learn, and they get gradients."""
    check_size(student, rng, device, ())


### BEGIN HIDDEN TESTS
@pytest.mark.hidden
@pytest.mark.exercise("ConvNet")
@pytest.mark.points(2)
@pytest.mark.timeout(120)
@pytest.mark.hint("It must work for any number of classes and of pictures.")
def test_convnet_of_other_sizes(student, rng, device):
    """The same holds for other numbers of classes and of pictures."""
    for classes in (2, int(rng.integers(11, 20))):
        check_shapes(student, rng, device, (classes,), (int(rng.integers(5, 12)), 2, 1))
        check_pictures_alone(student, rng, device, (classes,), int(rng.integers(3, 8)))
        check_size(student, rng, device, (classes,))
    expect_bend(convolutions(student, rng, device, classes), f"ConvNet({classes}), random pictures")


### END HIDDEN TESTS
