"""What runs beside the student's code when a training or an evaluation loop is judged: measurements, for `measure`.

Each piece is sent as source text, so it uses nothing of this module but what is sent along (WATCH_TRAINING and
WATCH_EVALUATION). It writes down what happens and judges nothing. All that comes back is numbers.
"""

from __future__ import annotations

import torch
from torch import nn


class Given(nn.Module):
    """A model of the checks: a fixed look at the picture, linear maps with tanh between them, raw scores out.

    It takes pictures (m, 1, 28, 28) and flat ones (m, 784), and writes into `log` how it was asked.
    """

    def __init__(self, numbers, log=None, norm=False):
        super().__init__()
        look, *numbers = numbers
        self.register_buffer("look", look.clone())  # (784, k)
        self.norm = nn.BatchNorm1d(look.shape[1], affine=False) if norm else nn.Identity()
        self.rest = nn.Dropout(0.0)
        self.layers = nn.ModuleList(nn.Linear(*weight.shape[::-1]) for weight in numbers[::2])
        with torch.no_grad():
            for parameter, value in zip(self.parameters(), numbers, strict=True):
                parameter.copy_(value)
        self.log = log
        self.held = list(self.parameters())
        self.latest = None  # the newest scores, held so that the model can be copied

    def forward(self, pictures):
        import weakref

        values = self.norm(pictures.flatten(1) @ self.look)  # (m, k)
        for layer in self.layers[:-1]:
            values = torch.tanh(layer(values))
        scores = self.layers[-1](self.rest(values))  # (m, classes)
        if self.log is not None:
            self.log.append(
                {
                    "what": "asked",
                    "brightness": float(pictures.detach().double().mean()),
                    "numbers": now(self.held),
                    "training": all(module.training for module in self.modules()),
                    "recording": torch.is_grad_enabled(),
                    "graph": scores.requires_grad,
                    "device": scores.device.type,
                }
            )
            self.latest = weakref.ref(scores)
        return scores


class Log(list):
    """What a copy of the model is asked stands in the same log."""

    def __deepcopy__(self, memo):
        return self


def now(parameters):
    """The values of the parameters in one tensor."""
    return torch.cat([p.detach().double().cpu().flatten() for p in parameters])


def slopes(parameters):
    """The gradients that lie on the parameters in one tensor; nan where there is none."""
    parts = [torch.full_like(p, float("nan")) if p.grad is None else p.grad for p in parameters]
    return torch.cat([part.detach().double().cpu().flatten() for part in parts])


class Passes:
    """A loader that gives other batches in each pass, as one does that shuffles. It has all that a DataLoader has."""

    def __init__(self, passes):
        self.passes, self.begun = passes, 0
        self.batch_size = len(passes[0][0][1])
        self.dataset = [pair for batch in passes[0] for pair in zip(*batch, strict=True)]

    def __len__(self):
        return len(self.passes[0])

    def __iter__(self):
        self.begun += 1
        for pictures, labels in self.passes[(self.begun - 1) % len(self.passes)]:
            yield pictures.clone(), labels.clone()


class OnlyIterable:
    """A loader without a length and without a dataset: all it can do is to be gone through, again and again."""

    def __init__(self, batches):
        self.batches = batches

    def __iter__(self):
        for pictures, labels in self.batches:
            yield pictures.clone(), labels.clone()


def make_loader(kind, passes):
    """The batches as what `kind` says: "passes", "list", "iterable" or "DataLoader"."""
    if kind == "passes":
        return Passes(passes)
    batches = passes[0]
    if kind == "list":
        return [(pictures.clone(), labels.clone()) for pictures, labels in batches]
    if kind == "iterable":
        return OnlyIterable(batches)
    pictures, labels = (torch.cat(parts) for parts in zip(*batches, strict=True))
    return torch.utils.data.DataLoader(torch.utils.data.TensorDataset(pictures, labels), len(batches[0][1]))


def watch_steps(model, log):
    """Write into `log` what every backward leaves on the model and what every optimizer steps with.

    Returns what must be undone at the end.
    """
    from torch.optim.optimizer import register_optimizer_step_pre_hook

    def after_backward(parameter):
        # One backward reaches the parameters one by one.
        place = next(i for i, p in enumerate(model.held) if p is parameter)
        if not (log and log[-1]["what"] == "backward" and place not in log[-1]["reached"]):
            log.append({"what": "backward", "reached": []})
        log[-1]["reached"].append(place)
        log[-1]["slopes"] = slopes(model.held)

    optimizers = []

    def forgets(optimizer):
        """Whether it is new, and another one has a memory of what it holds, as momentum and Adam have."""
        if any(optimizer is other for other in optimizers):
            return False
        held = [p for group in optimizer.param_groups for p in group["params"]]
        lost = not optimizer.state and any(other.state.get(p) for other in optimizers for p in held)
        optimizers.append(optimizer)
        return lost

    def before_step(optimizer, arguments, keywords):
        held = {id(p) for group in optimizer.param_groups for p in group["params"]}
        closure = arguments[1] if len(arguments) > 1 else keywords.get("closure")
        entry = {"what": "step", "holds": [id(p) in held for p in model.held], "asks": closure is not None}
        entry["forgets"] = forgets(optimizer)
        log.append(entry | {"numbers": now(model.held), "slopes": slopes(model.held)})
        if closure is None:
            return None

        def watched():
            value = closure()
            log.append({"what": "inside", "holds": entry["holds"], "slopes": slopes(model.held)})
            return value

        others = {name: value for name, value in keywords.items() if name != "closure"}
        return (arguments[0], watched, *arguments[2:]), others

    hooks = [p.register_post_accumulate_grad_hook(after_backward) for p in model.held]
    return [*hooks, register_optimizer_step_pre_hook(before_step)]


def watch_training(student, numbers, passes, kind, num_epochs, learning_rate, device, training, detailed):
    """Let the student's train teach a given model: what it returns, what the model is now, and what was seen."""
    log = []
    model = Given(numbers, log if detailed else None)
    model.train(training)
    hooks = watch_steps(model, log) if detailed else []
    try:
        # At a desk an earlier call may have switched it off.
        with torch.enable_grad():
            losses = student.train(model, make_loader(kind, passes), num_epochs, learning_rate, torch.device(device))
    finally:
        for hook in hooks:
            hook.remove()
    graph = isinstance(losses, list | tuple) and any(getattr(loss, "requires_grad", False) for loss in losses)
    return {
        "losses": losses,
        "graph": graph or getattr(losses, "requires_grad", False),
        "log": log,
        "end": now(model.held),
    }


class Cuts(torch.overrides.TorchFunctionMode):
    """Notices when the newest scores are taken out of their graph on purpose."""

    def __init__(self, model, log):
        super().__init__()
        self.model, self.log = model, log
        tensor = torch.Tensor
        self.ways = (tensor.detach, tensor.detach_, tensor.data.__get__, tensor.tolist)

    def __torch_function__(self, func, types, args=(), kwargs=None):
        if args and func in self.ways and self.model.latest is not None and args[0] is self.model.latest():
            self.log[-1]["graph"] = False
        return func(*args, **(kwargs or {}))


def watch_evaluation(student, numbers, batches, kind, device, training, recording, norm):
    """Let the student's evaluate judge a given model: its answer, what was seen, and what is different afterwards."""
    log = Log()
    model = Given(numbers, log, norm)
    model.train(training)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    loader = make_loader(kind, [batches])
    with torch.set_grad_enabled(recording):
        with Cuts(model, log):
            answer = student.evaluate(model, loader, torch.device(device))
        still_recording = torch.is_grad_enabled()
    after = model.state_dict()
    return {
        "answer": answer,
        "log": log,
        "recording": still_recording,
        "training": all(module.training for module in model.modules()),
        "changed": [name for name in before if not torch.equal(before[name], after[name].cpu())],
        "slopes": any(p.grad is not None for p in model.held),
        "frozen": not all(p.requires_grad for p in model.held),
    }


PIECES = (Given, now, Passes, OnlyIterable, make_loader)
WATCH_TRAINING = (*PIECES, slopes, watch_steps)
WATCH_EVALUATION = (*PIECES, Log, Cuts)
