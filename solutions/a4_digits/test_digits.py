"""The checks of "Handwritten digits".

A model and its training can't be handed over as values. So the checks send a small function, a *measurement*, that runs
beside your code, builds a model, tries it out and gives back numbers; the check judges those. How your training and
your evaluation are watched is in autograder/checking/loops. Run the checks with `course check`, in the notebook with
`check("train")`, or with plain `pytest`.
"""

import numpy as np
import pytest
import torch
from torch import nn

from autograder.checking import loops
from autograder.checking.compare import expect_array, expect_number, expect_sequence, fail, show
from autograder.checking.tensors import as_arrays

# ---------------------------------------------------------------------------------------------------------------------
# 1. pick_device
# ---------------------------------------------------------------------------------------------------------------------


class Elsewhere(torch.overrides.TorchFunctionMode):
    """A torch that computes on devices which are not here: what is sent there stays on the CPU."""

    def __init__(self, found):
        super().__init__()
        self.found = found

    def __torch_function__(self, func, types, args=(), kwargs=None):
        def here(value):
            name = value.type if isinstance(value, torch.device) else str(value).split(":")[0]
            if name in ("cuda", "mps") and name not in self.found:
                raise RuntimeError(f"no {name} device is available")
            return "cpu" if name in self.found else value

        if func is torch.device:
            return func(*args, **(kwargs or {}))
        if getattr(func, "__name__", "") == "cuda":  # tensor.cuda()
            here("cuda")
            return args[0]
        args = [here(value) if isinstance(value, str | torch.device) else value for value in args]
        kwargs = {name: here(value) if name == "device" else value for name, value in (kwargs or {}).items()}
        return func(*args, **kwargs)


def on_a_computer_with(student, found, built):
    """What pick_device gives where torch finds these devices, however it is asked: is it a device, and its text."""
    import inspect
    import types

    cuda, mps = "cuda" in found, "mps" in found
    answers = {
        "cuda.is_available": cuda,
        "cuda.device_count": int(cuda),
        "cuda.current_device": 0,
        "cuda.get_device_name": "a GPU",
        "cuda.get_device_capability": (8, 0),
        "cuda.get_device_properties": types.SimpleNamespace(name="a GPU", total_memory=2**33),
        "cuda.mem_get_info": (2**33, 2**33),
        "cuda.init": None,
        "cuda.set_device": None,
        "cuda.empty_cache": None,
        "cuda.synchronize": None,
        "backends.cuda.is_built": cuda or built,
        "backends.mps.is_available": mps,
        "backends.mps.is_built": mps or built,
        "mps.device_count": int(mps),
        "accelerator.is_available": bool(found),
        "accelerator.device_count": len(found[:1]),
        "accelerator.current_accelerator": torch.device("cuda" if cuda else "mps") if found else None,
        "accelerator.current_device_index": 0,
    }
    names = getattr(inspect.unwrap(student.pick_device), "__globals__", {})
    originals = []
    for path, answer in answers.items():
        *parts, last = path.split(".")
        module = torch
        for part in parts:
            module = getattr(module, part, None)
        if last not in vars(module or object):
            continue
        original = vars(module)[last]
        # It may have another name, too: `from torch.cuda import is_available`.
        places = [(vars(module), last), *((names, name) for name, value in names.items() if value is original)]
        for space, name in places:
            originals.append((space, name, original))
            space[name] = lambda *args, answer=answer, **kwargs: answer
    getattr(student.pick_device, "cache_clear", lambda: None)()
    try:
        with Elsewhere(found):
            device = student.pick_device()
    finally:
        for space, name, original in originals:
            space[name] = original
    return [isinstance(device, torch.device), str(device) if isinstance(device, torch.device | str) else device]


A_NAME_ONLY = 'A device is made of its name: torch.device("cpu").'
WRONG_DEVICE = {
    "cuda": "A CUDA device is there, and it comes first: ask torch.cuda.is_available().",
    "mps": "Without CUDA the next to ask is torch.backends.mps.is_available(), the GPU of an Apple computer.",
    "cpu": "There is no GPU here, so only the CPU is left. Ask whether a device is available, before choosing it.",
}


def expect_device(student, found, built=False):
    """A torch.device: the first of cuda, mps, cpu that is there."""
    right, name = student.measure(on_a_computer_with, list(found), built, uses=(Elsewhere,))
    wanted = next((device for device in ("cuda", "mps") if device in found), "cpu")
    on = f"a computer with {' and '.join(found) or 'no GPU'}"
    expected = f'torch.device("{wanted}")'
    if not right:
        text = A_NAME_ONLY if name is not None else "Is there a `return` in every branch?"
        fail("pick_device gives no torch.device.", expected=expected, got=name, on=on, mistake=text)
    if name not in (wanted, f"{wanted}:0"):
        text = WRONG_DEVICE[wanted]
        if built:
            text = "is_built says that torch could use such a device, not that there is one. Ask is_available."
        fail(
            "pick_device chooses another device.", expected=expected, got=f'torch.device("{name}")', on=on, mistake=text
        )


@pytest.mark.exercise("pick_device")
@pytest.mark.points(1)
@pytest.mark.hint("cuda if it is available, else mps if it is available, else cpu, each as a torch.device.")
def test_a_computer_without_a_gpu_gives_cpu(student):
    """Where there is no GPU, the CPU is chosen, as a torch.device."""
    expect_device(student, ())


@pytest.mark.exercise("pick_device")
@pytest.mark.points(1)
@pytest.mark.hint("cuda if it is available, else mps if it is available, else cpu, each as a torch.device.")
def test_a_gpu_is_chosen_where_there_is_one(student):
    """Where there is a GPU, it is chosen: cuda, or mps on an Apple computer."""
    expect_device(student, ("cuda",))
    expect_device(student, ("mps",))


### BEGIN HIDDEN TESTS
@pytest.mark.hidden
@pytest.mark.exercise("pick_device")
@pytest.mark.points(1)
@pytest.mark.hint("cuda comes before mps, and a device must be available to be chosen.")
def test_the_order_of_the_devices(student):
    """cuda comes first, and what is not there is not chosen."""
    expect_device(student, ("cuda", "mps"))
    expect_device(student, (), built=True)
    expect_device(student, ("mps",))
    expect_device(student, ("cuda",))


### END HIDDEN TESTS


# ---------------------------------------------------------------------------------------------------------------------
# 2. NeuralNet
# ---------------------------------------------------------------------------------------------------------------------


def with_random_numbers(model, batch, seed, scale):
    """The model in evaluation mode; every number that it learns is a random one if there is a seed."""
    model.eval()
    with torch.set_grad_enabled(False):
        model(batch)  # a lazy layer takes its size from the first batch
        if seed is not None:
            generator = torch.Generator().manual_seed(seed)
            for parameter in model.parameters():
                parameter.copy_(scale * torch.randn(parameter.shape, generator=generator))
    return model


def look(student, sizes, batches, seed, scale):
    """Make a network: what it gives for each batch, and how many numbers it holds and can learn."""
    model = student.NeuralNet(*sizes)
    if not isinstance(model, nn.Module):
        return {"lacks": "nn.Module"}
    if type(model).forward is nn.Module.forward:
        return {"lacks": "forward"}
    with_random_numbers(model, batches[0], seed, scale)
    first = model(batches[0])
    if isinstance(first, torch.Tensor) and first.requires_grad:
        first.square().sum().backward()
    with torch.set_grad_enabled(False):
        outputs = [model(batch) for batch in batches]
    return {
        "outputs": outputs,
        "registered": sum(p.numel() for p in model.parameters()),
        "learnt": sum(p.numel() for p in model.parameters() if p.grad is not None),
    }


NOTHING_REGISTERED = (
    "model.parameters() lists nothing. Make the layers in __init__, and keep each one in an attribute of self, such as "
    "`self.hidden1 = nn.Linear(...)`: layers in a plain list, in forward, or plain tensors are not found."
)
CUT = (
    "The way back from the scores to the weights is cut, or the weights are not used: look for detach, no_grad, .data, "
    ".item() or .numpy() in forward."
)
ONE_ROW_LOST = "squeeze() removes the axis of the examples too, if there is only one. Leave the axes as they are."
CLASSES_FIXED = "The last linear map goes from hidden2_size to num_classes, whatever that is. Is 10 written there?"
DECIDED = "Give the scores themselves, floats. To choose the largest one is the work of evaluate."
SAMPLES = ((6, 4, 7, 5, 3), (9, 3, 4, 6, 8))  # input_size, num_classes, hidden1_size, hidden2_size, examples


def rows(rng, m, n, scale=1.0):
    """A batch of random examples, (m, n)."""
    return torch.tensor(scale * rng.normal(size=(m, n)), dtype=torch.float32)


def scores(student, sizes, batches, seed=None, scale=0.7):
    """What a network gives for each batch, as arrays (m, num_classes) that were judged; how many numbers it learns.

    Random weights are small enough that scores are never 100 apart: the log of a softmax would be infinite.
    """
    report = student.measure(look, list(sizes), batches, seed, scale, uses=(with_random_numbers,))
    call = f"NeuralNet({', '.join(map(str, sizes))})"
    if "lacks" in report:
        problem, mistake = "NeuralNet(...) makes no nn.Module.", "Write `class NeuralNet(nn.Module):`."
        if report["lacks"] == "forward":
            problem, mistake = "NeuralNet has no method `forward`.", "Is the name spelled exactly so: forward?"
        made = "a class made from nn.Module, with __init__ and forward"
        fail(problem, expected=made, mistake=mistake)
    if not report["registered"]:
        fail("NeuralNet has nothing to learn.", expected="weights and biases", on=call, mistake=NOTHING_REGISTERED)
    outputs = [
        expect_scores(as_arrays(output), f"{call}, batch of shape {tuple(batch.shape)}", (len(batch), sizes[1]))
        for output, batch in zip(report["outputs"], batches, strict=True)
    ]
    if not report["learnt"]:
        fail("NeuralNet can't learn: no weight gets a gradient.", expected="gradients", on=call, mistake=CUT)
    return outputs, report["learnt"]


def expect_scores(got, on, shape):
    """(m, num_classes) floats."""
    name = "The output of the network"
    if not isinstance(got, np.ndarray):
        text = "Does forward end with `return`?" if got is None else "forward must return a tensor."
        fail(f"{name} is no tensor.", expected=f"shape {shape}", got=got, on=on, mistake=text)
    if got.shape != shape:
        text = CLASSES_FIXED if got.shape == (shape[0], 10) else ONE_ROW_LOST if got.ndim == 1 else ""
        text = text or "One row for each example, with one score for each class."
        fail(f"{name} has the wrong shape.", expected=f"shape {shape}", got=got, on=on, mistake=text)
    if got.dtype.kind != "f":
        fail(f"{name} holds no floats.", expected="scores", got=got, on=on, mistake=DECIDED)
    return expect_array(got, shape=shape, name=name, on=on)


@pytest.mark.exercise("NeuralNet")
@pytest.mark.points(1)
@pytest.mark.hint(
    "First `super().__init__()`, then the layers. forward takes (m, input_size), returns (m, num_classes)."
)
def test_network_gives_a_score_for_each_class(student, rng):
    """The output has one row for each example, and in it one number for each class."""
    for *sizes, m in SAMPLES:
        scores(student, sizes, [rows(rng, m, sizes[0]), rows(rng, 1, sizes[0])])


RANDOM = (
    "In evaluation mode nothing may be random. Use nn.Dropout, which model.eval() switches off; and make all layers in "
    "__init__, not in forward."
)


def check_rows_alone(student, rng, sizes, m):
    """A row alone, and the rows in reverse, give what they give in the batch. This is a batch of one, too."""
    batch = rows(rng, m, sizes[0], min(1.0, (6 / sizes[0]) ** 0.5))
    alone = [batch[i : i + 1] for i in range(m)]
    (whole, again, back, *single), _ = scores(student, sizes, [batch, batch, batch.flip(0), *alone], seed=5, scale=0.6)
    on = f"NeuralNet({', '.join(map(str, sizes))}), {m} rows, in evaluation mode"
    expect_array(again, whole, name="The output for the same batch again", on=on, rtol=1e-4, otherwise=RANDOM)
    for other in (np.concatenate(single), back[::-1]):
        expect_array(
            other,
            whole,
            name="The output for each row alone",
            on=on,
            rtol=1e-4,
            otherwise="What a row gives must not depend on the other rows: no mean, softmax or scaling over the batch.",
        )


@pytest.mark.exercise("NeuralNet")
@pytest.mark.points(1)
@pytest.mark.hint("Each row gets its own scores, also if it is the only one.")
def test_network_treats_rows_alone(student, rng):
    """A row alone gives what it gives in the batch."""
    for *sizes, m in SAMPLES:
        check_rows_alone(student, rng, sizes, m)


SOFTMAX = "The scores of each example add up to 1: leave out the softmax. cross_entropy applies it by itself."
SOFTMAX_DOWN = "The scores of each class add up to 1 over the batch: leave out the softmax."
SIGMOID = "All scores are between 0 and 1: leave out a sigmoid or softmax at the end. cross_entropy takes raw scores."
NEVER_NEGATIVE = "No score is negative: leave out the activation after the last linear map. Raw scores may be negative."
TANH = "All scores are between -1 and 1: leave out the tanh after the last linear map. Raw scores have no limits."
AFTER_THE_LAST = "Something bends the scores after the last linear map. Let forward return what that map gives."


def check_raw_scores(student, rng, sizes):
    """Random weights give scores of any size and sign, and the last map's weights move them along straight lines."""
    n, classes = sizes[:2]
    on = f"NeuralNet({', '.join(map(str, sizes))}) with random weights"
    batch = rows(rng, 12, n)
    found = np.array([scores(student, sizes, [batch], seed)[0][0] for seed in (1, 2, 3, 4)])
    wanted = "raw scores, of any size and sign"
    if classes > 1 and np.allclose(found.sum(axis=2), 1, atol=1e-4):
        text = SOFTMAX
    elif np.allclose(found.sum(axis=1), 1, atol=1e-4):
        text = SOFTMAX_DOWN
    elif np.all((found >= 0) & (found <= 1)):
        text = SIGMOID
    elif np.all(found >= 0):
        text = NEVER_NEGATIVE
    elif np.all(np.abs(found) <= 1):
        text = TANH
    else:
        text = "" if any(straight for _, straight in straight_parts(student, rng, sizes)) else AFTER_THE_LAST
    if text:
        fail("The scores are not raw.", expected=wanted, got=found[0][0], on=on, mistake=text)


def bend(student, sizes, batch, seed):
    """Move each weight matrix, or bias, along a straight line: its size, and the outputs at 9 points of the line."""
    model = with_random_numbers(student.NeuralNet(*sizes), batch, seed, 1.0)
    generator = torch.Generator().manual_seed(seed + 1)
    report = []
    with torch.set_grad_enabled(False):
        for parameter in model.parameters():
            start = parameter.clone()
            direction = 0.5 * torch.randn(start.shape, generator=generator)
            outputs = []
            for step in range(-4, 5):
                parameter.copy_(start + step * direction)
                outputs.append(model(batch).double())
            parameter.copy_(start)
            report.append([start.numel(), torch.stack(outputs)])
    return report


def is_bent(values):
    """Whether the outputs (steps, m, classes) are no straight line in the first axis.

    log-softmax takes one number from all scores of a row, so the differences within a row are what counts.
    """
    values = values[:, np.all(np.isfinite(values), axis=(0, 2))]  # the log of a softmax may reach its end
    apart = values - values.mean(axis=2, keepdims=True) if values.shape[2] > 1 else values
    second = np.abs(apart[:-2] - 2 * apart[1:-1] + apart[2:])
    return bool(np.max(second, initial=0.0) > 1e-3 * (1 + np.max(np.abs(apart), initial=0.0)))


def straight_parts(student, rng, sizes, seed=21):
    """For each weight matrix, or bias, that makes a difference: its size, and whether the scores are straight in it."""
    report = student.measure(bend, list(sizes), rows(rng, 40, sizes[0]), seed, uses=(with_random_numbers,))
    parts = [(size, as_arrays(values).astype(float)) for size, values in report]
    with np.errstate(invalid="ignore"):  # the log of a softmax may reach its end
        moving = [(size, values) for size, values in parts if np.any(np.abs(np.diff(values, axis=0)) > 1e-6)]
    return [(size, not is_bent(values)) for size, values in moving]


@pytest.mark.exercise("NeuralNet")
@pytest.mark.points(2)
@pytest.mark.hint("Return what the last linear map gives: no softmax, no sigmoid, no ReLU after it.")
def test_network_gives_raw_scores(student, rng):
    """The scores are raw: of any size and sign."""
    for *sizes, _ in SAMPLES:
        check_raw_scores(student, rng, sizes)


SIZES_UNUSED = "The hidden sizes make no difference. Build the hidden layers with hidden1_size and hidden2_size."
SIZES_SWAPPED = (
    "The hidden sizes are swapped: the first hidden layer has hidden1_size numbers, the second hidden2_size."
)
LAYER_UNUSED = "{} Is it there, in an attribute of self and not in a plain list, and does forward use it?"
FIRST_UNUSED = LAYER_UNUSED.format("The first hidden layer goes from input_size to hidden1_size.")
SECOND_UNUSED = LAYER_UNUSED.format("The second hidden layer goes from hidden1_size to hidden2_size.")
LAST_UNUSED = LAYER_UNUSED.format("The last linear map goes from hidden2_size to num_classes.")


def check_hidden_sizes(student, rng, sizes):
    """The numbers to learn grow with n·h1, with h1·h2 and with h2·classes, however the layers are written.

    How much more they grow with one size when another is larger, too, counts the maps between the two.
    """

    def learnt(*more):
        asked = [size + (place in more) for place, size in enumerate(sizes)]
        return scores(student, asked, [rows(rng, 3, asked[0])])[1]

    def between(a, b):
        return learnt(a, b) - learnt(a) - learnt(b) + base

    n, classes, h1, h2 = range(4)
    base = learnt()
    first, second, last, skipping = between(n, h1), between(h1, h2), between(h2, classes), between(n, h2)
    if first >= 1 and second >= 1 and last >= 1:
        return
    if base == learnt(h1) == learnt(h2):
        text = SIZES_UNUSED
    elif first < 1 <= skipping and second >= 1:
        text = SIZES_SWAPPED
    else:
        text = FIRST_UNUSED if first < 1 else SECOND_UNUSED if second < 1 else LAST_UNUSED
    wanted = (sizes[0] + 1) * sizes[2] + (sizes[2] + 1) * sizes[3] + (sizes[3] + 1) * sizes[1]
    fail(
        "The layers don't have the sizes that were asked for.",
        expected=f"maps {sizes[0]} → {sizes[2]} → {sizes[3]} → {sizes[1]}: with biases {wanted} numbers to learn",
        got=f"{base} numbers to learn; {learnt(h1)} if hidden1_size is one more, {learnt(h2)} if hidden2_size is",
        on=f"NeuralNet({', '.join(map(str, sizes))})",
        mistake=text,
    )


@pytest.mark.exercise("NeuralNet")
@pytest.mark.points(2)
@pytest.mark.hint("input_size → hidden1_size → hidden2_size → num_classes: three linear maps, all used in forward.")
def test_network_uses_its_hidden_sizes(student, rng):
    """There are two hidden layers of the sizes that were asked for."""
    for *sizes, _ in SAMPLES:
        check_hidden_sizes(student, rng, sizes)


def directions(student, sizes, batch, seed):
    """For each row, in which direction a sum of the scores grows; None if that can't be followed."""
    model = with_random_numbers(student.NeuralNet(*sizes), batch, seed, 1.0)
    batch = batch.clone().requires_grad_()
    outputs = model(batch)
    (outputs * torch.arange(1.0, outputs.shape[1] + 1)).sum().backward()
    return batch.grad


NO_ACTIVATION = "The scores are a linear map of the input: without activations, three linear maps are no more than one."
NONE_AFTER_2 = "There is no activation after the second hidden layer, before the last linear map."
NONE_AFTER_1 = "There is no activation between the first hidden layer and the second: the two are no more than one."


def check_activations(student, rng, sizes):
    """Scores are straight in the weights behind the last activation, and in those only."""
    n, classes, h1, h2 = sizes
    on = f"NeuralNet({', '.join(map(str, sizes))}) with random weights"
    wanted = "an activation after each of the two hidden layers"
    bent = []
    for seed in (21, 22, 23, 24):
        scores(student, sizes, [rows(rng, 3, n)], seed)
        bent.append(sum(size for size, straight in straight_parts(student, rng, sizes, seed) if not straight))
    if max(bent) < n * h1 + h1 * h2:
        text = NONE_AFTER_2 if max(bent) >= n * h1 else NO_ACTIVATION
        fail("An activation is missing.", expected=wanted, got="fewer than two", on=on, mistake=text)
    # Where the second hidden layer is three numbers, each a linear map of the input before its activation, all scores
    # grow in three directions. A normalised layer has fewer than its numbers, so the first one gets some more.
    spread = 0.0
    for seed in range(31, 39):
        slopes = student.measure(
            directions, [n, classes, h1 + 4, 3], rows(rng, 40, n), seed, uses=(with_random_numbers,)
        )
        if slopes is None:
            return
        slopes = as_arrays(slopes).astype(float)
        lengths = np.linalg.norm(slopes, axis=1)
        slopes = slopes[lengths > 1e-6] / lengths[lengths > 1e-6][:, None]
        if len(slopes) > 3:
            singular = np.linalg.svd(slopes, compute_uv=False)
            spread = max(spread, float(singular[3] / singular[0]))
    if not spread > 1e-3:
        fail("An activation is missing.", expected=wanted, got="fewer than two", on=on, mistake=NONE_AFTER_1)


@pytest.mark.exercise("NeuralNet")
@pytest.mark.points(2)
@pytest.mark.hint("Linear, activation, linear, activation, linear: both hidden layers need an activation.")
def test_network_has_two_activations(student, rng):
    """Each hidden layer is followed by something that is not linear."""
    for *sizes, _ in SAMPLES:
        check_activations(student, rng, sizes)


### BEGIN HIDDEN TESTS
@pytest.mark.hidden
@pytest.mark.exercise("NeuralNet")
@pytest.mark.points(2)
@pytest.mark.hint("Take all sizes from the arguments: it must work for any, and for a batch of one.")
def test_network_of_other_sizes(student, rng):
    """The same holds for other sizes of everything, and for pictures of digits."""
    sizes = [int(size) for size in rng.permutation([5, 7, 8, 11])]
    check_raw_scores(student, rng, sizes)
    check_hidden_sizes(student, rng, sizes)
    check_activations(student, rng, sizes)
    for sizes in ((3, 2, 1, 1), (2, 12, 3, 9), (784, 10, 16, 8)):
        check_rows_alone(student, rng, sizes, int(rng.integers(2, 6)))


### END HIDDEN TESTS


# ---------------------------------------------------------------------------------------------------------------------
# 3. train
# ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.exercise("train")
@pytest.mark.points(1)
@pytest.mark.hint("Two loops, over the epochs and over the batches. In the inner one append the loss of the batch.")
def test_train_gives_one_loss_per_step(student, rng, device):
    """train gives a list with one number for each batch of each epoch."""
    loops.check_train_gives_one_loss_per_step(student, rng, device)


@pytest.mark.exercise("train")
@pytest.mark.points(2)
@pytest.mark.hint(
    "The loss is the cross-entropy of the batch, nn.functional.cross_entropy(scores, labels), before its update."
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


def own_network(student, pictures, labels, num_epochs, learning_rate, device):
    """Train the student's own network, and evaluate it: its scores before and after, the losses, the accuracy."""
    torch.manual_seed(3)
    device = torch.device(device)
    model = student.NeuralNet(784, 10, 24, 16).to(device)
    everything = torch.cat(pictures).flatten(1).to(device)
    data = torch.utils.data.TensorDataset(torch.cat(pictures), torch.cat(labels))
    loader = torch.utils.data.DataLoader(data, batch_size=len(labels[0]))

    def asked():
        model.float().eval()
        with torch.set_grad_enabled(False):
            values = model(everything).cpu()
        model.train()
        return values

    before = asked()
    losses = [] if num_epochs == 0 else student.train(model, loader, num_epochs, learning_rate, device)
    return {
        "before": before,
        "losses": losses,
        "after": asked(),
        "accuracy": student.evaluate(model, loader, device) if not num_epochs else None,
    }


def stripes(rng, sizes):
    """Batches of pictures (m, 1, 28, 28) that are easy to tell apart: class k is bright in two rows."""
    labels = [torch.tensor(rng.integers(0, 10, size=size)) for size in sizes]
    pictures = [torch.tensor(0.3 * rng.random((size, 1, 28, 28)), dtype=torch.float32) for size in sizes]
    for batch, numbers in zip(pictures, labels, strict=True):
        for picture, label in zip(batch, numbers.tolist(), strict=True):
            picture[0, 2 * label + 4 : 2 * label + 6] += 0.7
    return pictures, labels


EPOCHS = 30


def mean_loss(values, labels):
    """The mean cross-entropy of scores."""
    return nn.functional.cross_entropy(torch.as_tensor(as_arrays(values)), torch.cat(labels)).item()


@pytest.mark.exercise("train")
@pytest.mark.needs("NeuralNet")
@pytest.mark.points(1)
@pytest.mark.hint(
    "Your network takes (m, 784), the loader gives (m, 1, 28, 28): flatten the pictures, images.flatten(1)."
)
def test_train_fits_your_own_network(student, rng, device):
    """Your own NeuralNet learns from pictures with your train."""
    for sizes in ((10, 10, 10, 6), (8, 8, 3)):
        pictures, labels = stripes(rng, sizes)
        on = f"NeuralNet(784, 10, 24, 16), batches of {', '.join(map(str, sizes))} pictures, num_epochs={EPOCHS}"
        best = start = float("inf")
        for rate in (0.01, 0.1, 1.0, 0.001):
            answer = student.measure(own_network, pictures, labels, EPOCHS, rate, device)
            losses = expect_sequence(as_arrays(answer["losses"]), name="the losses", on=on)
            expect_number(len(losses), EPOCHS * len(sizes), name="The number of losses", on=on)
            start, after = mean_loss(answer["before"], labels), mean_loss(answer["after"], labels)
            best = min(best, after if np.isfinite(after) else best)
            if best < 0.95 * start:
                break
        else:
            fail("Your network does not learn.", expected=f"a loss well below {show(start)}", got=show(best), on=on)


### BEGIN HIDDEN TESTS
@pytest.mark.hidden
@pytest.mark.exercise("train")
@pytest.mark.points(2)
@pytest.mark.hint("It must work for any model, any number of batches and of pictures in them, and any learning rate.")
def test_train_on_fresh_tasks(student, rng, device):
    """Losses, steps and mode are right for other sizes: many batches, one batch, one picture."""
    loops.check_train_on_fresh_tasks(student, rng, device)


### END HIDDEN TESTS


# ---------------------------------------------------------------------------------------------------------------------
# 4. evaluate
# ---------------------------------------------------------------------------------------------------------------------


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
@pytest.mark.hint("Put the loop into a block `with torch.no_grad()`.")
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


@pytest.mark.exercise("evaluate")
@pytest.mark.needs("NeuralNet")
@pytest.mark.points(1)
@pytest.mark.hint(
    "Your network takes (m, 784), the loader gives (m, 1, 28, 28): flatten the pictures, images.flatten(1)."
)
def test_evaluate_fits_your_own_network(student, rng, device):
    """Your own NeuralNet is evaluated on pictures."""
    for sizes in ((10, 10, 4), (1, 1)):
        pictures, labels = stripes(rng, sizes)
        answer = student.measure(own_network, pictures, labels, 0, 0.1, device)
        values = as_arrays(answer["before"])
        two = np.sort(values, axis=1)[:, -2:]
        if np.min(two[:, 1] - two[:, 0]) > 1e-5:  # else a rounding error may decide
            expected = float(np.mean(values.argmax(axis=1) == as_arrays(torch.cat(labels))))
            on = f"your NeuralNet(784, 10, 24, 16), batches of {', '.join(map(str, sizes))} pictures"
            expect_number(answer["accuracy"], expected, name="The accuracy", on=on)


### BEGIN HIDDEN TESTS
@pytest.mark.hidden
@pytest.mark.exercise("evaluate")
@pytest.mark.points(2)
@pytest.mark.hint("It must be right for any number of batches and of pictures in them, and change nothing.")
def test_evaluate_on_fresh_tasks(student, rng, device):
    """The accuracy is right for other sizes: many batches, one batch, one picture."""
    loops.check_evaluate_on_fresh_tasks(student, rng, device)


# ---------------------------------------------------------------------------------------------------------------------
# All together, on real digits
# ---------------------------------------------------------------------------------------------------------------------

TRAINING, TEST = 8_000, 2_000  # pictures
SHORT = 1_600  # pictures that tell in what order to try the learning rates
RATES = (0.001, 0.01, 0.1, 1.0)
PASSES, BATCH = 3, 32


def trained_on_digits(student, pictures, labels, others, size, num_epochs, learning_rate, seed, device):
    """Train the student's own network: the losses, and its scores for other pictures."""
    torch.manual_seed(seed)
    device = torch.device(device)
    pictures, others = (part.float().reshape(-1, 1, 28, 28) / 255 for part in (pictures, others))
    model = student.NeuralNet(784, 10, 128, 64)
    model.eval()(pictures[:2].flatten(1))  # a lazy layer takes its size from the first batch
    model.train()
    data = torch.utils.data.TensorDataset(pictures, labels)
    loader = torch.utils.data.DataLoader(data, batch_size=size, shuffle=True)
    losses = student.train(model, loader, num_epochs, learning_rate, device)
    model.to(device=device, dtype=torch.float32).eval()
    with torch.set_grad_enabled(False):
        return {"losses": losses, "scores": model(others.flatten(1).to(device)).cpu()}


@pytest.mark.hidden
@pytest.mark.exercise("train")
@pytest.mark.needs("NeuralNet")
@pytest.mark.points(3)
@pytest.mark.timeout(240)
@pytest.mark.hint("Your network and your train together should recognise most digits. Do your losses fall?")
def test_training_recognises_digits(student, rng, digits, device, threshold, record_curve, record_accuracy):
    """Trained on real digits, your network recognises enough of the test pictures."""
    train_x, train_y, test_x, test_y = digits
    seed = int(rng.integers(1 << 30))

    def share(count, others, right, epochs, rate):
        """Of right answers after a training; 0 where it has gone to nan."""
        known = torch.tensor(train_x[:count]), torch.tensor(train_y[:count])
        report = student.measure(trained_on_digits, *known, torch.tensor(others), BATCH, epochs, rate, seed, device)
        values = as_arrays(report["scores"])
        good = isinstance(values, np.ndarray) and values.shape == (len(right), 10) and np.all(np.isfinite(values))
        return float(np.mean(values.argmax(axis=1) == right)) if good else 0.0, report["losses"]

    def promise(rate):
        return share(SHORT, train_x[:1000], train_y[:1000], 1, rate)[0]

    least, best, losses = threshold("test_accuracy"), 0.0, None
    clear = (1 + least) / 2  # so much is well above the threshold, and ends the search
    for rate in sorted(RATES, key=promise, reverse=True):
        # The worker never sees the labels of the test pictures: it gives scores, and the judge counts.
        accuracy, curve = share(TRAINING, test_x[:TEST], test_y[:TEST], PASSES, rate)
        if losses is None or accuracy > best:
            best, losses = accuracy, curve
        if best >= clear:
            break
    losses = expect_sequence(as_arrays(losses), name="the losses")
    record_curve(losses, unit="step")
    steps = PASSES * -(-len(train_x[:TRAINING]) // BATCH)
    if len(losses) != steps:
        fail(
            f"The training has {len(losses)} losses.",
            expected=f"{steps} losses: {PASSES} epochs of {steps // PASSES} batches",
            mistake="A long training goes on to its end: there is no limit but num_epochs and the loader.",
        )
    right = test_y[:TEST]
    record_accuracy(best, constant=np.max(np.bincount(right)) / len(right), pictures=len(right))
    if not best >= least:
        fail(
            "Too few test pictures are recognised.",
            expected=f"at least {least:.0%}",
            got=f"{best:.0%}, with the best of the learning rates {', '.join(map(str, RATES))}",
            on=f"{len(train_x[:TRAINING])} training and {len(test_x[:TEST])} test pictures, num_epochs=3",
        )


### END HIDDEN TESTS
