# The public checks of this assignment, made from its master by `course build`.
# Read them as much as you like. Changes made here are overwritten, and don't count for grading.

"""The checks of "Cats with PyTorch".

A model and its training can't be handed over as values. So most checks send a small function, a *measurement*, that
runs beside your code, builds your model, tries it out and gives back numbers; the check judges those. The numbers in
the tables were worked out beforehand. Run them with `course check`, in the notebook with `check("train")`, or with
plain `pytest`.
"""


import numpy as np
import pytest
import torch
from torch import nn

from autograder.checking.compare import expect_array, expect_labels, expect_number, expect_sequence, fail, show
from autograder.checking.failure import CheckFailed


def constant(values, dtype=None):
    """An array that nobody can change: what a call changes in place must not reach the next check."""
    array = np.array(values, dtype=dtype)
    array.flags.writeable = False
    return array


def tensor(values, dtype=torch.float32):
    """A new tensor of these values."""
    return torch.tensor(np.array(values), dtype=dtype)


def plain(value):
    """The same value with arrays in place of tensors."""
    if isinstance(value, torch.Tensor):
        return value.detach().numpy()
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def logit(p):
    """The score z that belongs to the probability p = σ(z)."""
    p = np.clip(p, 1e-9, 1 - 1e-7)
    return np.log(p) - np.log1p(-p)


# ---------------------------------------------------------------------------------------------------------------------
# Both classifiers
# ---------------------------------------------------------------------------------------------------------------------


def with_random_numbers(model, batch, seed, scale):
    """The model in evaluation mode; every number that it learns is a random one if there is a seed."""
    model.eval()
    with torch.no_grad():
        model(batch)  # a lazy layer takes its size from the first batch
        if seed is not None:
            generator = torch.Generator().manual_seed(seed)
            for parameter in model.parameters():
                parameter.copy_(scale * torch.randn(parameter.shape, generator=generator))
    return model


def look(student, name, sizes, batches, seed, scale):
    """Make a model: what it gives for each batch, and how many numbers it holds and can learn."""
    model = getattr(student, name)(*sizes)
    if not isinstance(model, nn.Module):
        return {"lacks": "nn.Module"}
    if type(model).forward is nn.Module.forward:
        return {"lacks": "forward"}
    with_random_numbers(model, batches[0], seed, scale)
    first = model(batches[0])
    if isinstance(first, torch.Tensor) and first.requires_grad:
        first.sum().backward()
    with torch.no_grad():
        outputs = [model(batch) for batch in batches]
    return {
        "outputs": outputs,
        "registered": sum(p.numel() for p in model.parameters()),
        "learnt": sum(p.numel() for p in model.parameters() if p.grad is not None),
    }


NOTHING_REGISTERED = (
    "model.parameters() lists nothing. Make the layers in __init__, and keep each one in an attribute of self, such as "
    "`self.linear = nn.Linear(...)`: layers in a plain list, in forward, or plain tensors are not found."
)
CUT = (
    "The way back from the output to the weights is cut, or the weights are not used: look for detach, no_grad, .data, "
    ".item() or .numpy() in forward."
)
SIGMOID_MISSING = "These are no probabilities. Is there a sigmoid after the last linear map?"
SQUEEZED = "squeeze() removes the axis of the examples too, if there is only one. Write squeeze(1)."
OTHER_SIZE = "One number for each row: the last linear map has one output."
DECISIONS = "Give the probability itself. To compare it with 0.5 is the work of predict."
SAMPLES = ((4, 6), (7, 3))  # numbers per example, examples
SIZES = {"LogisticClassifier": (), "CatClassifier": (5, 3)}


def rows(rng, m, n, scale=1.0):
    """A batch of random examples, (m, n)."""
    return tensor(scale * rng.normal(size=(m, n)))


def probabilities(student, name, sizes, batches, seed=None, scale=1.0):
    """What a model gives for each batch, as arrays (m,) that were judged, and how many numbers it learns."""
    report = student.measure(look, name, list(sizes), batches, seed, scale, uses=(with_random_numbers,))
    call = f"{name}({', '.join(map(str, sizes))})"
    if "lacks" in report:
        problem, mistake = f"{name}(...) makes no nn.Module.", f"Write `class {name}(nn.Module):`."
        if report["lacks"] == "forward":
            problem, mistake = f"{name} has no method `forward`.", "Is the name spelled exactly so: forward?"
        fail(
            problem,
            expected="a class made from nn.Module, with __init__ and forward",
            mistake=mistake,
        )
    if not report["registered"]:
        fail(
            f"{name} has nothing to learn.",
            expected="weights and a bias",
            got=NOTHING_REGISTERED[:34],
            on=call,
            mistake=NOTHING_REGISTERED,
        )
    outputs = [
        expect_probabilities(plain(output), f"{call}, batch of shape {tuple(batch.shape)}", len(batch))
        for output, batch in zip(report["outputs"], batches, strict=True)
    ]
    if not report["learnt"]:
        decided = all(bool(np.all((values == 0) | (values == 1))) for values in outputs)
        fail(
            f"{name} can't learn: no weight gets a gradient.",
            expected="a gradient for each weight",
            got="none",
            on=call,
            mistake=DECISIONS if decided else CUT,
        )
    return outputs, report["learnt"]


def expect_probabilities(got, on, m):
    """(m, 1) or (m,) numbers from 0 to 1; returned as (m,)."""
    name = "The output of the model"
    wanted = f"shape ({m}, 1) or ({m},)"
    if not isinstance(got, np.ndarray):
        mistake = "Does forward end with `return`?" if got is None else "forward must return a tensor."
        fail(f"{name} is no tensor.", expected=wanted, got=got, on=on, mistake=mistake)
    if got.shape not in ((m, 1), (m,)):
        mistake = SQUEEZED if got.shape == () else OTHER_SIZE
        fail(f"{name} has the wrong shape.", expected=wanted, got=got, on=on, mistake=mistake)
    if got.dtype.kind != "f":
        fail(f"{name} holds no floats.", expected="probabilities", got=got, on=on, mistake=DECISIONS)
    values = expect_array(got, shape=got.shape, name=name, on=on).reshape(-1)
    if not bool(np.all((values >= 0) & (values <= 1))):
        fail(f"{name} is not between 0 and 1.", expected="from 0 to 1", got=values, on=on, mistake=SIGMOID_MISSING)
    return values


def check_shape_and_range(student, rng, name):
    """Two sizes of input and of batch, as the model was made. Wide inputs leave 0..1 where nothing holds them."""
    for n, m in SAMPLES:
        probabilities(student, name, (n, *SIZES[name]), [rows(rng, m, n, 30.0)])


TWICE = "No output leaves the range from 0.5 to 0.731, which is σ of 0..1: is the sigmoid applied twice?"
NEVER_BELOW = (
    "No output is below 0.5: is there a ReLU, or another sigmoid, between the last linear map and the sigmoid?"
)
ONE_COLUMN = "softmax over a single number always gives 1. Use the sigmoid."
OVER_THE_BATCH = "The outputs of a batch add up to 1: each row must get its own probability, from a sigmoid."
DECIDED = "Every output is exactly 0 or 1. " + DECISIONS


def check_both_ends(student, rng, name):
    """With larger and larger random weights the outputs come near 0 and near 1."""
    n, m = SAMPLES[0][0], 12
    batch = rows(rng, m, n)
    found = []
    for scale in (1.0, 2.0, 4.0, 8.0, 16.0):
        for seed in (1, 2, 3, 4):
            values = probabilities(student, name, (n, *SIZES[name]), [batch], seed, scale)[0][0]
            if scale == 1.0 and abs(np.sum(values) - 1) < 1e-5:
                fail(
                    "The outputs of a batch are not independent.",
                    expected="one probability per row",
                    got=values,
                    mistake=OVER_THE_BATCH,
                )
            found.append(values)
        low, high = np.min(found), np.max(found)
        if scale == 1.0 and np.all((np.array(found) == 0) | (np.array(found) == 1)):
            text = ONE_COLUMN if low == 1 else DECIDED
            fail("The outputs are no probabilities.", expected="numbers between 0 and 1", got=found[0], mistake=text)
        if low < 0.05 and high > 0.95:
            return
    text = TWICE if low > 0.499 and high < 0.7312 else NEVER_BELOW if low > 0.499 else ""
    fail(
        "The outputs don't reach both ends.",
        expected="near 0 for some inputs, near 1 for others, if the weights are large",
        got=f"from {low:.3f} to {high:.3f}",
        on="large random weights",
        mistake=text or "The last steps are one linear map to one number, which may be negative, and one sigmoid.",
    )


def check_rows_alone(student, rng, name):
    """A row alone, and the rows in reverse, give what they give in the batch. This is a batch of one, too."""
    for n, m in SAMPLES:
        batch = rows(rng, m, n)
        alone = [batch[i : i + 1] for i in range(m)]
        (whole, back, *single), _ = probabilities(
            student, name, (n, *SIZES[name]), [batch, batch.flip(0), *alone], seed=5, scale=0.6
        )
        on = f"{m} rows of {n} numbers, in evaluation mode"
        for other in (np.concatenate(single), back[::-1]):
            expect_array(
                other,
                whole,
                name="The output for each row alone",
                on=on,
                rtol=1e-4,
                otherwise="What a row gives must not depend on the other rows of the batch: "
                "no mean, softmax or scaling over the batch, and nothing random.",
            )


# ---------------------------------------------------------------------------------------------------------------------
# 1. LogisticClassifier
# ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.exercise("LogisticClassifier")
@pytest.mark.points(1)
@pytest.mark.hint(
    "First `super().__init__()`, then the layers. forward takes X (m, input_size) and returns (m, 1) or (m,)."
)
def test_logistic_gives_one_probability_per_row(student, rng):
    """The output has one number from 0 to 1 for each row."""
    check_shape_and_range(student, rng, "LogisticClassifier")


@pytest.mark.exercise("LogisticClassifier")
@pytest.mark.points(1)
@pytest.mark.hint("One linear map to one number, then one sigmoid, and nothing else.")
def test_logistic_reaches_both_ends(student, rng):
    """With large weights the probabilities come near 0 and near 1."""
    check_both_ends(student, rng, "LogisticClassifier")


@pytest.mark.exercise("LogisticClassifier")
@pytest.mark.points(1)
@pytest.mark.hint("Each row gets its own probability, also if it is the only one.")
def test_logistic_rows_are_independent(student, rng):
    """A row alone gives what it gives in the batch."""
    check_rows_alone(student, rng, "LogisticClassifier")


BENT = (
    "The output is not the sigmoid of a linear map of the input: leave out hidden layers and activations before "
    "it, and use no other function in its place."
)
NO_BIAS = "With random weights an input of zeros gives 0.5, so there is no bias. nn.Linear has one, unless bias=False."
UNUSED_INPUT = "Some numbers of the input change nothing. Every one needs a weight of its own."


def check_one_linear_map(student, rng, n):
    """The score is w·x + b with n weights and one bias."""
    name = "LogisticClassifier"
    A, B = rng.uniform(-1, 1, size=(2, 5, n)) / np.sqrt(n)
    batch = tensor(np.concatenate([np.zeros((1, n)), A, B, A + B, np.eye(n)[:20]]))
    zeros, used = [], []
    on = f"{name}({n}) with random weights"
    for seed in (11, 12, 13):
        (values,), learnt = probabilities(student, name, (n,), [batch], seed=seed)
        z = logit(values)
        a, b, both = z[1:6] - z[0], z[6:11] - z[0], z[11:16] - z[0]
        expect_array(both, a + b, name="The score of a sum of two inputs", on=on, rtol=1e-3, atol=1e-3, otherwise=BENT)
        zeros.append(abs(z[0]))
        used.append(np.abs(z[16:] - z[0]))
    if not max(zeros) > 1e-3:
        fail(
            "There is no bias.",
            expected=f"{n} weights and a bias",
            got=f"{learnt} numbers to learn",
            on=on,
            mistake=NO_BIAS,
        )
    if not bool(np.all(np.max(used, axis=0) > 1e-4)):
        fail(
            "Not all of the input is used.",
            expected=f"{n} weights and a bias",
            got=f"{learnt} numbers to learn",
            on=on,
            mistake=UNUSED_INPUT,
        )
    if not n + 1 <= learnt <= n + 3:
        more = "There is more than one linear map: hidden layers without an activation between them are of no use."
        less = "There are too few weights: every number of the input needs its own."
        fail(
            "The number of weights is not that of one linear map.",
            expected=f"{n} weights and a bias: {n + 1} numbers to learn",
            got=f"{learnt} numbers to learn",
            on=on,
            mistake=more if learnt > n + 1 else less,
        )


@pytest.mark.exercise("LogisticClassifier")
@pytest.mark.points(2)
@pytest.mark.hint("One nn.Linear(input_size, 1) with its bias, then the sigmoid.")
def test_logistic_is_one_linear_map(student, rng):
    """The score before the sigmoid is one linear map of the input, with a bias."""
    for n in (4, 7):
        check_one_linear_map(student, rng, n)


# ---------------------------------------------------------------------------------------------------------------------
# 2. CatClassifier
# ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.exercise("CatClassifier")
@pytest.mark.points(1)
@pytest.mark.hint(
    "First `super().__init__()`, then the layers. forward takes X (m, input_size) and returns (m, 1) or (m,)."
)
def test_cat_classifier_gives_one_probability_per_row(student, rng):
    """The output has one number from 0 to 1 for each row."""
    check_shape_and_range(student, rng, "CatClassifier")


@pytest.mark.exercise("CatClassifier")
@pytest.mark.points(1)
@pytest.mark.hint("The last linear map goes to one number, and one sigmoid follows.")
def test_cat_classifier_reaches_both_ends(student, rng):
    """With large weights the probabilities come near 0 and near 1."""
    check_both_ends(student, rng, "CatClassifier")


@pytest.mark.exercise("CatClassifier")
@pytest.mark.points(1)
@pytest.mark.hint("Each row gets its own probability, also if it is the only one.")
def test_cat_classifier_rows_are_independent(student, rng):
    """A row alone gives what it gives in the batch."""
    check_rows_alone(student, rng, "CatClassifier")


SIZES_UNUSED = "The hidden sizes make no difference. Build the hidden layers with hidden1_size and hidden2_size."
SIZES_SWAPPED = (
    "The hidden sizes are swapped: the first hidden layer has hidden1_size numbers, the second hidden2_size."
)
FIRST_UNUSED = (
    "The first hidden layer goes from input_size to hidden1_size. "
    "Is it there, in an attribute of self and not in a plain list, and does forward use it?"
)
SECOND_UNUSED = (
    "The second hidden layer goes from hidden1_size to hidden2_size. "
    "Is it there, in an attribute of self and not in a plain list, and does forward use it?"
)


def check_hidden_sizes(student, rng, n, h1, h2):
    """The numbers to learn grow with n·h1 and with h1·h2, however the layers are written.

    How much more they grow with one size when another is larger, too, counts the maps between the two.
    """

    def learnt(n, h1, h2):
        return probabilities(student, "CatClassifier", (n, h1, h2), [rows(rng, 3, n)])[1]

    base = learnt(n, h1, h2)
    n_more, h1_more, h2_more = (learnt(n + 1, h1, h2), learnt(n, h1 + 1, h2), learnt(n, h1, h2 + 1))
    first = learnt(n + 1, h1 + 1, h2) - n_more - h1_more + base  # maps between the input and hidden layer 1
    second = learnt(n, h1 + 1, h2 + 1) - h1_more - h2_more + base
    skipping = learnt(n + 1, h1, h2 + 1) - n_more - h2_more + base  # from the input to hidden layer 2
    if first >= 1 and second >= 1:
        return
    if base == h1_more == h2_more:
        mistake = SIZES_UNUSED
    elif first < 1 <= skipping:
        mistake = SIZES_SWAPPED if second >= 1 else FIRST_UNUSED
    else:
        mistake = FIRST_UNUSED if first < 1 else SECOND_UNUSED
    wanted = (n + 1) * h1 + (h1 + 1) * h2 + h2 + 1
    fail(
        "The hidden layers don't have the sizes that were asked for.",
        expected=f"linear maps {n} → {h1} → {h2} → 1: with biases {wanted} numbers to learn",
        got=f"{base} numbers to learn; {h1_more} if hidden1_size is one more, {h2_more} if hidden2_size is one more",
        on=f"CatClassifier({n}, {h1}, {h2})",
        mistake=mistake,
    )


@pytest.mark.exercise("CatClassifier")
@pytest.mark.points(2)
@pytest.mark.hint("input_size → hidden1_size → hidden2_size → 1: three linear maps, all of them used in forward.")
def test_cat_classifier_uses_its_hidden_sizes(student, rng):
    """There are two hidden layers of the sizes that were asked for."""
    check_hidden_sizes(student, rng, 4, 6, 3)


def bend(student, sizes, batch, seed, scale):
    """Move each weight matrix, or bias, along a straight line: its size, and the outputs at 9 points of the line."""
    model = with_random_numbers(student.CatClassifier(*sizes), batch, seed, scale)
    generator = torch.Generator().manual_seed(seed + 1)
    report = []
    with torch.no_grad():
        for parameter in model.parameters():
            start = parameter.clone()
            direction = torch.randn(start.shape, generator=generator)
            outputs = []
            for step in range(-4, 5):
                parameter.copy_(start + scale * step * direction)
                outputs.append(model(batch).reshape(-1))
            parameter.copy_(start)
            report.append([start.numel(), torch.stack(outputs)])
    return report


def directions(student, sizes, batch, seed):
    """For each row, in which direction the output grows; None if that can't be followed."""
    model = with_random_numbers(student.CatClassifier(*sizes), batch, seed, 1.0)
    batch = batch.clone().requires_grad_()
    model(batch).sum().backward()
    return batch.grad


def is_bent(p):
    """Whether the score is not a straight line in the first axis of the probabilities p (steps, m)."""
    z = logit(p)
    second = np.abs(z[:-2] - 2 * z[1:-1] + z[2:])
    clear = (p > 1e-3) & (p < 1 - 1e-3)
    clear = clear[:-2] & clear[1:-1] & clear[2:]
    return bool(np.any(second[clear] > 2e-3))


NO_ACTIVATION = "The score is a linear map of the input: without activations, three linear maps are no more than one."
NONE_AFTER_2 = "There is no activation after the second hidden layer, before the last linear map."
NONE_AFTER_1 = "There is no activation between the first hidden layer and the second: the two are no more than one."


def check_activations(student, rng, n, h1, h2):
    """A score is straight in the weights behind the last activation, and in those only."""
    uses = (with_random_numbers,)
    on = f"CatClassifier({n}, {h1}, {h2}) with random weights"
    bent, ever_bent, moved = [], set(), set()
    for seed in (21, 22, 23, 24):
        probabilities(student, "CatClassifier", (n, h1, h2), [rows(rng, 3, n)], seed)
        batch = rows(rng, 40, n)
        for scale in (1.0, 0.4):  # large numbers show a kink, small ones don't drive the sigmoid to its ends
            report = student.measure(bend, [n, h1, h2], batch, seed, scale, uses=uses)
            bent.append(0)
            for place, (size, values) in enumerate(report):
                p = values.double().numpy()
                if is_bent(p):
                    bent[-1] += size
                    ever_bent.add(place)
                if np.ptp(p, axis=0).max() > 0.01:
                    moved.add(place)
    if not moved - ever_bent:
        fail(
            "The last step is not the sigmoid of a linear map.",
            expected="σ(A₂ W₃ᵀ + b₃)",
            on=on,
            mistake="The last two steps are a linear map and torch.sigmoid, with nothing between or after them: "
            "clamp, hardsigmoid or another function is no sigmoid.",
        )
    wanted = "an activation after each of the two hidden layers"
    if max(bent) < n * h1 + h1 * h2:
        text = NONE_AFTER_2 if max(bent) >= n * h1 else NO_ACTIVATION
        fail("An activation is missing.", expected=wanted, got="fewer than two", on=on, mistake=text)
    # Where the second hidden layer is one number, and a linear map of the input, all outputs grow in one direction.
    spread = 0.0
    for seed in range(31, 39):
        slopes = student.measure(directions, [n, h1, 1], rows(rng, 40, n), seed, uses=uses)
        if slopes is None:
            return
        slopes = slopes.double().numpy()
        lengths = np.linalg.norm(slopes, axis=1)
        slopes = slopes[lengths > 1e-6] / lengths[lengths > 1e-6][:, None]
        if len(slopes) > 1:
            sizes = np.linalg.svd(slopes, compute_uv=False)
            spread = max(spread, float(sizes[1] / sizes[0]))
    if not spread > 1e-3:
        fail("An activation is missing.", expected=wanted, got="fewer than two", on=on, mistake=NONE_AFTER_1)


@pytest.mark.exercise("CatClassifier")
@pytest.mark.points(2)
@pytest.mark.hint("Linear, activation, linear, activation, linear, sigmoid: both hidden layers need an activation.")
def test_cat_classifier_has_two_activations(student, rng):
    """Each hidden layer is followed by something that is not linear."""
    check_activations(student, rng, 4, 5, 3)


# ---------------------------------------------------------------------------------------------------------------------
# 3. train
# ---------------------------------------------------------------------------------------------------------------------


class Given(nn.Module):
    """A model of the checks: linear maps, tanh between them, then a sigmoid. The outputs are (m, 1), or flat (m,)."""

    def __init__(self, numbers, flat):
        super().__init__()
        self.numbers = nn.ParameterList([nn.Parameter(value.clone()) for value in numbers])
        self.flat = flat

    def forward(self, X):
        score = X @ self.numbers[0] + self.numbers[1]
        for i in range(2, len(self.numbers), 2):
            score = torch.tanh(score) @ self.numbers[i] + self.numbers[i + 1]
        p = torch.sigmoid(score)
        return p[..., 0] if self.flat else p


def trained(student, numbers, X, y, num_epochs, learning_rate):
    """Train a given model: the losses and what it has learned; for outputs (m, 1) and (m,), since a classifier may
    have either. None for the one with which the training stops, if it works with the other."""
    answers, problem = [], None
    for flat in (False, True):
        model = Given(numbers, flat)
        try:
            losses = student.train(model, X.clone(), y.clone(), num_epochs, learning_rate)
        except Exception as error:
            problem = problem or error
            answers.append(None)
        else:
            graph = isinstance(losses, list) and any(getattr(loss, "requires_grad", False) for loss in losses)
            answers.append({"losses": losses, "graph": graph, "numbers": [p.detach() for p in model.parameters()]})
    if answers == [None, None]:
        raise problem
    return answers


def one_is_right(answers, judge):
    """Judge each answer; the first failure counts if none is right."""
    failures = []
    for answer in answers:
        if answer is not None:
            try:
                return judge(answer)
            except CheckFailed as failure:
                failures.append(failure)
    raise failures[0]


X_TABLE = constant([[0.5, -1.0], [1.5, 2.0], [-1.0, 0.5], [2.0, -0.5], [0.3, 1.2]])  # (5, 2)
Y_TABLE = constant([1, 0, 1, 1, 0])  # (5,)
NUMBERS = (constant([[0.4], [-0.6]]), constant([0.2]))  # w (2, 1), b (1,)
ON_TABLE = "X (5, 2) and y (5,) as in the file of the checks, a given model, num_epochs=4, learning_rate=0.5"
# After 4 epochs with learning rate 0.5:
LOSSES = [0.510875518, 0.464362778, 0.430129558, 0.403200555]
TRAINED = [0.161098726, -1.029159879, 0.363982911]  # w, then b

NO_ZERO_GRAD = "The gradients of all epochs add up. Clear them in each epoch: optimizer.zero_grad()."
NO_STEP = (
    "The model never moves, or hardly. In each epoch: loss, zero_grad, backward, then step, with an optimizer of this "
    "model and with the argument learning_rate."
)
LATE = "The updates come one epoch late. The order is: zero_grad, backward, step."
SUMMED = "This is what the sum over the examples gives. The loss is the mean."
SQUARED = "This is what the mean squared error gives. The loss is the binary cross-entropy, nn.BCELoss."
SIGMOID_AGAIN = "The model's output is a probability already: use nn.BCELoss, not BCEWithLogitsLoss or another sigmoid."
MOMENTUM = "This is SGD with momentum 0.9. Use plain SGD: torch.optim.SGD with the learning rate only."
ADAM = "This is what Adam gives. Use plain SGD, torch.optim.SGD."
AFTER = "These losses were computed after the updates. Record the loss that this epoch's gradient comes from."
FLIPPED = "The labels are the wrong way round: 1 is the class whose probability the model gives."
UPHILL = "The loss has the wrong sign, or the step goes uphill."
OWN_RATE = "This is what another learning rate gives. Use the argument learning_rate."
ONES_ONLY = "Only the examples with label 1 count here. What does a confident 1 cost where the label is 0?"
ZEROS_ONLY = "Only the examples with label 0 count here. What does a confident 0 cost where the label is 1?"
DECAY = "This is what weight_decay=0.01 gives. Use torch.optim.SGD with the learning rate only."
PAIRED = "Every prediction is paired with every label, (m, 1) against (m,): bring both to one shape before the loss."
ONE_LESS = "One update is missing: there is one in each epoch."
ONE_MORE = "There is one update too many: there is one in each epoch."
NEVER_STARTED = "The weights are what they were. Is it the given model that is trained, and not a copy or a new one?"
LOSS_MISTAKES = (
    (NO_ZERO_GRAD, [0.510875518, 0.464362778, 0.396292331, 0.330446187]),
    (NO_STEP, [0.510875518, 0.510875518, 0.510875518, 0.510875518]),
    (LATE, [0.510875518, 0.510875518, 0.464362778, 0.425267369]),
    (SUMMED, [2.554377592, 1.717423669, 1.395038009, 1.187083997]),
    (SQUARED, [0.165550987, 0.154633273, 0.145937429, 0.138827351]),
    (SIGMOID_AGAIN, [0.623638417, 0.617638702, 0.612118337, 0.607079313]),
    (MOMENTUM, [0.510875518, 0.464362778, 0.399399375, 0.338212338]),
    (ADAM, [0.510875518, 0.326390367, 0.231037027, 0.173339591]),
    (AFTER, [0.464362778, 0.430129558, 0.403200555, 0.380959682]),
    (FLIPPED, [1.030875544, 0.865090067, 0.738595545, 0.642316539]),
    (UPHILL, [-0.510875518, -0.565451572, -0.640572961, -0.746254834]),
    (OWN_RATE, [0.510875518, 0.509867891, 0.508866704, 0.507871893]),
    (OWN_RATE, [0.510875518, 0.51077461, 0.510673766, 0.510572987]),
    (OWN_RATE, [0.510875518, 0.500944234, 0.491626796, 0.482864245]),
    (ONES_ONLY, [0.305669424, 0.281795455, 0.260613507, 0.241741027]),
    (ZEROS_ONLY, [0.205206094, 0.155043268, 0.123587537, 0.10252645]),
    (DECAY, [0.510875518, 0.464867882, 0.431199242, 0.40483586]),
    (PAIRED, [0.750875532, 0.730119098, 0.715240263, 0.704432564]),
    (PAIRED, [0.276030546, 0.271510537, 0.267597087, 0.26422089]),
)
WEIGHT_MISTAKES = (
    (NO_ZERO_GRAD, [-0.201629549, -1.684404149, 0.608650925]),
    (NEVER_STARTED, [0.4, -0.6, 0.2]),
    (SUMMED, [-0.268218329, -1.896558403, 1.140427351]),
    (MOMENTUM, [-0.140557422, -1.575096739, 0.571999977]),
    (ADAM, [-0.929757835, -2.466822366, 2.169937065]),
    (OWN_RATE, [0.39378129, -0.610736732, 0.20244701]),
    (OWN_RATE, [0.399374765, -0.601078664, 0.200242592]),
    (OWN_RATE, [0.341028561, -0.702614123, 0.226456537]),
    (ONE_LESS, [0.206227722, -0.944283545, 0.315473934]),
    (ONE_MORE, [0.121361843, -1.105041177, 0.414006699]),
)
MISSING_LOSS = "Append the loss to the list in every epoch, and return the list after the loop."
KEEPS_GRAPHS = "Append loss.item(): a loss itself keeps the whole graph of its epoch in memory."


def expect_losses(answer, num_epochs, on):
    """One float for each epoch, in a list."""
    losses = plain(answer["losses"])
    name = "What train returns"
    if not isinstance(losses, list | tuple | np.ndarray):
        fail(f"{name} is no list.", expected=f"a list of {num_epochs} losses", got=losses, on=on, mistake=MISSING_LOSS)
    if answer["graph"]:
        fail(f"{name} holds tensors with their graphs.", expected="floats", got=losses, on=on, mistake=KEEPS_GRAPHS)
    losses = expect_sequence(losses, name="the losses", on=on)
    if len(losses) != num_epochs:
        fail(
            f"{name} has {len(losses)} entries for {num_epochs} epochs.",
            expected=f"{num_epochs} losses",
            got=losses,
            on=on,
            mistake=MISSING_LOSS,
        )
    return losses


def in_one(numbers):
    """All numbers of a model in one array."""
    return np.concatenate([np.ravel(plain(value)) for value in numbers])


def train_on_table(student, num_epochs=4, learning_rate=0.5, kind=torch.float32):
    numbers = [tensor(value) for value in NUMBERS]
    return student.measure(
        trained, numbers, tensor(X_TABLE), tensor(Y_TABLE, kind), num_epochs, learning_rate, uses=(Given,)
    )


@pytest.mark.exercise("train")
@pytest.mark.points(1)
@pytest.mark.hint(MISSING_LOSS)
def test_train_gives_one_loss_per_epoch(student):
    """train gives a list with one number for each epoch."""
    for epochs in (3, 1):
        answers = train_on_table(student, epochs, 0.1)
        on = ON_TABLE.replace("=4", f"={epochs}").replace("=0.5", "=0.1")
        one_is_right(answers, lambda answer, epochs=epochs, on=on: expect_losses(answer, epochs, on))


@pytest.mark.exercise("train")
@pytest.mark.points(2)
@pytest.mark.hint(
    "In each epoch: the mean binary cross-entropy of all examples at once, before the update; then one plain step, "
    "with the same learning rate for every weight."
)
def test_losses_on_a_small_table(student):
    """The losses are right on a small table."""

    def judge(answer):
        losses = expect_losses(answer, 4, ON_TABLE)
        expect_array(losses, LOSSES, name="The list of losses", on=ON_TABLE, mistakes=LOSS_MISTAKES)

    one_is_right(train_on_table(student), judge)


@pytest.mark.exercise("train")
@pytest.mark.points(2)
@pytest.mark.hint(
    "In each epoch one step of plain SGD: weight - learning_rate · gradient, with this epoch's gradient only."
)
def test_weights_after_training(student):
    """The weights are right after a few epochs on a small table."""

    def judge(answer):
        got = in_one(answer["numbers"])
        expect_array(got, TRAINED, name="What was learned (w, then b)", on=ON_TABLE, mistakes=WEIGHT_MISTAKES)

    one_is_right(train_on_table(student), judge)


@pytest.mark.exercise("train")
@pytest.mark.points(1)
@pytest.mark.hint("nn.BCELoss wants labels of the type of the probabilities: y.float().")
def test_labels_may_be_integers(student):
    """Labels of type int give the same as labels of type float."""

    def judge(answer):
        losses = expect_losses(answer, 4, on)
        expect_array(losses, LOSSES, name="The list of losses", on=on, mistakes=LOSS_MISTAKES)
        expect_array(in_one(answer["numbers"]), TRAINED, name="What was learned", on=on, mistakes=WEIGHT_MISTAKES)

    for kind in (torch.int64, torch.float32):
        on = f"{ON_TABLE}, y of type {kind}"
        one_is_right(train_on_table(student, kind=kind), judge)


def trained_own(student, X, y, num_epochs, learning_rate):
    """Train the student's own classifier: its outputs before and after, and the losses."""
    model = student.LogisticClassifier(X.shape[1])
    with torch.no_grad():
        before = model(X).reshape(-1)
    losses = student.train(model, X.clone(), y.clone(), num_epochs, learning_rate)
    with torch.no_grad():
        return {"before": before, "losses": losses, "graph": False, "after": model(X).reshape(-1)}


def cross_entropy(p, y):
    """The mean binary cross-entropy."""
    return float(-np.mean(np.where(y == 1, np.log(p), np.log(1 - p))))


@pytest.mark.exercise("train")
@pytest.mark.needs("LogisticClassifier")
@pytest.mark.points(1)
@pytest.mark.hint("The outputs of the model and the labels must have one shape before they go into the loss.")
def test_train_fits_your_own_classifier(student):
    """Your own LogisticClassifier learns with your train."""
    on = "LogisticClassifier(2), X (5, 2) and y (5,) as in the file of the checks, num_epochs=20, learning_rate=0.3"
    answer = student.measure(trained_own, tensor(X_TABLE), tensor(Y_TABLE), 20, 0.3)
    losses = expect_losses(answer, 20, on)
    p = plain(answer["before"]).astype(float)
    paired = np.mean([cross_entropy(p, np.full(5, label)) for label in Y_TABLE])
    first = cross_entropy(p, Y_TABLE)
    expect_number(losses[0], first, name="The first loss", on=on, rtol=1e-3, mistakes=[(PAIRED, paired)])
    last = cross_entropy(plain(answer["after"]).astype(float), Y_TABLE)
    if not last < losses[-1] < losses[0]:
        fail("The loss does not fall.", expected=f"less than {show(first)}", got=last, on=on, mistake=NO_STEP)


# ---------------------------------------------------------------------------------------------------------------------
# 4. predict
# ---------------------------------------------------------------------------------------------------------------------


def states(model):
    """The numbers of a model."""
    return [p.detach().clone() for p in model.parameters()]


def asked(student, name, numbers, arguments):
    """Call predict or accuracy with a given model; for outputs (m, 1) and (m,), since a classifier may have either.
    None for the one with which the call stops, if it works with the other."""
    answers, problem = [], None
    for flat in (False, True):
        model = Given(numbers, flat)
        before = states(model)
        own = [value.clone() for value in arguments]
        try:
            result = getattr(student, name)(model, *own)
        except Exception as error:
            problem = problem or error
            answers.append(None)
        else:
            moved = any(not torch.equal(a, b) for a, b in zip(before, states(model), strict=True))
            gradients = any(p.grad is not None for p in model.parameters())
            answers.append(
                {
                    "result": result,
                    "moved": moved,
                    "gradients": gradients,
                    "frozen": not all(p.requires_grad for p in model.parameters()),
                    "recorded": isinstance(result, torch.Tensor) and result.requires_grad,
                    "changed": any(
                        a.shape != b.shape or not torch.equal(a, b) for a, b in zip(own, arguments, strict=True)
                    ),
                }
            )
    if answers == [None, None]:
        raise problem
    return answers


def ask(student, name, *arguments, numbers):
    return student.measure(asked, name, list(numbers), list(arguments), uses=(Given, states))


def expect_untouched(answer, on):
    """The call neither trained the model nor left gradients on it."""
    if answer["moved"]:
        text = "Only train may change the weights. Here the model is only asked."
        fail("The call changed the weights of the model.", expected="the weights as they were", on=on, mistake=text)
    if answer["gradients"]:
        text = "No backward is needed to ask a model. Put `with torch.no_grad():` around it."
        fail("The call left gradients on the model.", expected="no gradients", on=on, mistake=text)
    if answer["frozen"]:
        text = (
            "requires_grad of the model's weights is False now, so it can't be trained any more. Use torch.no_grad()."
        )
        fail("The call froze the model.", expected="the model as it was", on=on, mistake=text)
    if answer["recorded"]:
        text = "The answers still carry the record for gradients. Ask the model inside `with torch.no_grad():`."
        fail("The result has a record for gradients.", expected="no record", on=on, mistake=text)
    if answer["changed"]:
        text = "`-=` and methods that end in _ change the caller's X or y. Make a new tensor instead."
        fail("The call changed the caller's X or y.", expected="X and y as they were", on=on, mistake=text)


X_PREDICT = constant([[0.4, 0.2], [1.5, -1.0], [-0.4, 0.5], [0.2, 0.1], [0.6, 0.9], [2.0, 0.0], [0.9, 0.4]])  # (7, 2)
NUMBERS_PREDICT = (constant([[2.0], [-1.0]]), constant([-0.5]))
# The scores are 0.1, 3.5, -1.8, -0.2, -0.2, 3.5, 0.9 and the probabilities 0.52, 0.97, 0.14, 0.45, 0.45, 0.97, 0.71.
LABELS = constant([1, 1, 0, 0, 0, 1, 1])  # (7,)
ON_PREDICT = "a given model with the probabilities 0.52, 0.97, 0.14, 0.45, 0.45, 0.97, 0.71"
MEAN_LIMIT = "The limit depends on the data, such as the mean of the probabilities. It is always 0.5."
ALL_ONES = (
    "Every decision is 1. Compare each probability with 0.5: a maximum does not, and another sigmoid makes all of them "
    "larger than 0.5."
)
ALL_ZEROS = "Every decision is 0. Compare each probability with 0.5; argmax over a single column is always 0."
PREDICT_MISTAKES = ((MEAN_LIMIT, [0, 1, 0, 0, 0, 1, 1]), (ALL_ONES, [1] * 7), (ALL_ZEROS, [0] * 7))
KEEP_FLAT = "Give one axis only: reshape(-1) of the outputs makes (m,) of (m, 1)."
NOT_A_TENSOR = "Keep the tensor: (p > 0.5) is one already; .tolist() and .numpy() are not needed."


def table_model():
    return [tensor(value) for value in NUMBERS_PREDICT]


def expect_decisions(answer, expected, on, mistakes=()):
    """A tensor (m,) of 0 and 1."""
    name = "The result of predict"
    if not isinstance(answer["result"], torch.Tensor):
        text = NOT_A_TENSOR if answer["result"] is not None else "Is there a `return` at the end of the function?"
        fail(
            f"{name} is no tensor.",
            expected=f"a tensor of shape ({len(expected)},)",
            got=answer["result"],
            on=on,
            mistake=text,
        )
    got = plain(answer["result"])
    if got.shape == (len(expected), 1) or got.shape == (1, len(expected)):
        fail(f"{name} has two axes.", expected=f"shape ({len(expected)},)", got=got, on=on, mistake=KEEP_FLAT)
    if got.shape == () and len(expected) == 1:
        fail(f"{name} has no axis.", expected="shape (1,)", got=got, on=on, mistake=SQUEEZED)
    expect_labels(got, expected, name=name, on=on, mistakes=mistakes)


@pytest.mark.exercise("predict")
@pytest.mark.points(1)
@pytest.mark.hint("1 where the model's probability is above 0.5, else 0: one for each row, in a tensor of shape (m,).")
def test_predictions_on_a_small_table(student):
    """The decisions are right on a small table."""
    answers = ask(student, "predict", tensor(X_PREDICT), numbers=table_model())
    one_is_right(answers, lambda answer: expect_decisions(answer, LABELS, ON_PREDICT, PREDICT_MISTAKES))


@pytest.mark.exercise("predict")
@pytest.mark.points(1)
@pytest.mark.hint("Ask the model inside `with torch.no_grad():`, and compare. There is nothing to train.")
def test_predict_leaves_the_model_alone(student):
    """The model's weights are the same after the call, and there are no gradients on them."""
    answers = ask(student, "predict", tensor(X_PREDICT), numbers=table_model())
    one_is_right(answers, lambda answer: expect_untouched(answer, ON_PREDICT))


# ---------------------------------------------------------------------------------------------------------------------
# 5. accuracy
# ---------------------------------------------------------------------------------------------------------------------

Y_ACCURACY = constant([1, 1, 1, 0, 1, 1, 0])  # (7,): rows 2, 4 and 6 are decided wrongly
ON_ACCURACY = "a given model that decides 1 1 0 0 0 1 1, y = 1 1 1 0 1 1 0"
PERCENT = "This is in percent. Give the fraction, from 0 to 1."
COUNT = "This is the number of right answers. Divide it by the number of examples."
NO_HITS = (
    "No answer counts as right. Whole division // cuts the fraction off; or the probabilities are compared with the "
    "labels in place of the decisions of predict."
)
ERRORS = "This is the fraction of wrong answers."
ACCURACY_MISTAKES = (
    (PERCENT, 400 / 7),
    (COUNT, 4.0),
    (ERRORS, 3 / 7),
    (NO_HITS, 0.0),
    ("Every prediction is compared with every label: (m, 1) against (m,). Bring both to one shape.", 26 / 49),
    ("This divides by 50. Divide by the number of examples, whatever it is.", 4 / 50),
    ("This divides by 209. Divide by the number of examples, whatever it is.", 4 / 209),
    ("Only the examples with label 1 count here.", 3 / 5),
    ("Only the examples that are decided 1 count here.", 3 / 4),
)


def expect_accuracy(answer, expected, on, mistakes=()):
    expect_number(plain(answer["result"]), expected, name="the accuracy", on=on, mistakes=mistakes)


@pytest.mark.exercise("accuracy")
@pytest.mark.needs("predict")
@pytest.mark.points(1)
@pytest.mark.hint("The number of rows where predict and y agree, divided by the number of rows.")
def test_accuracy_on_a_small_table(student):
    """The accuracy is right on a small table."""
    for kind in (torch.int64, torch.float32):
        answers = ask(student, "accuracy", tensor(X_PREDICT), tensor(Y_ACCURACY, kind), numbers=table_model())
        one_is_right(answers, lambda answer: expect_accuracy(answer, 4 / 7, ON_ACCURACY, ACCURACY_MISTAKES))


@pytest.mark.exercise("accuracy")
@pytest.mark.needs("predict")
@pytest.mark.points(1)
@pytest.mark.hint("All right is 1, all wrong is 0.")
def test_accuracy_goes_from_0_to_1(student):
    """The accuracy is 1 if all is right, 0 if all is wrong; the model is left alone."""
    for y, expected in ((LABELS, 1.0), (1 - LABELS, 0.0)):
        on = f"{ON_ACCURACY.split(', y')[0]}, y = {show(y)}"

        def judge(answer, expected=expected, on=on):
            expect_accuracy(answer, expected, on, [(PERCENT, 100.0), (COUNT, 7.0), (ERRORS, 1 - expected)])
            expect_untouched(answer, on)

        answers = ask(student, "accuracy", tensor(X_PREDICT), tensor(y, torch.int64), numbers=table_model())
        one_is_right(answers, judge)
