"""Find out from outside which convolutions a model computes, and whether something non-linear follows one.

These functions go to the worker as a measurement, `student.measure(convolutions_of, ..., uses=CONVOLUTIONS)`. They look
at what a model computes and not at how it is written: a convolution may be a layer, a call, or be written by hand with
unfold, einsum or loops. They give back facts, which the check judges.

A convolution by hand is known by three properties of a tensor on the way from the picture to the scores. Each of its
entries is an affine function of a patch that is larger than one pixel and smaller than the picture; a neighbouring
entry is the same function of another patch; and the shape of that function, not its size alone, is learned.
"""

from __future__ import annotations

import torch


class Watch(torch.overrides.TorchFunctionMode):
    """Sees each operation of torch in a forward pass, one after the other.

    `before(number, name, tensors)` is called with the tensors that go into it, `after(number, name, tensors, output)`
    when it is done. `disturb` is (number, place, change): what is added to the output of that operation, or to the
    tensor at that place among those that go into it.
    """

    def __init__(self, before=None, after=None, disturb=None):
        super().__init__()
        self.before, self.after, self.disturb, self.count = before, after, disturb, 0

    def __torch_function__(self, func, types, args=(), kwargs=None):
        number, self.count = self.count, self.count + 1
        name = getattr(func, "__name__", "").split(".")[0].strip("_")
        kwargs = kwargs or {}
        tensors = tensors_in(args, list({"input": None, "weight": None, **kwargs}.values()))  # in this order, if named
        at, place, change = self.disturb or (None, None, None)
        if number == at and place is not None:
            tensors[place].add_(change)
        if self.before is not None:
            self.before(number, name, tensors)
        output = func(*args, **kwargs)
        if number == at and place is None:
            output.add_(change)
        if self.after is not None:
            self.after(number, name, tensors, output)
        return output


def tensors_in(*values):
    """All tensors among these values, also in lists and dictionaries."""
    return [leaf for leaf in torch.utils._pytree.tree_leaves(values) if isinstance(leaf, torch.Tensor)]


def forward(model, picture, **watch):
    """The scores of one picture; whatever is random in the model is the same every time."""
    torch.manual_seed(0)
    with Watch(**watch):
        return model(picture)


def shake(model, seed):
    """Move each number that the model learns a little, so that nothing that starts at 0 hides what comes before it."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in model.parameters():
            noise = torch.randn(parameter.shape, generator=generator).to(parameter)
            parameter.add_((0.5 * parameter.abs().mean() + 0.02) * noise)


def called_convolutions(model, picture):
    """Each call of one of torch's own convolutions: its kernel, how many places it is used in, whether it learns."""
    calls = []

    def after(number, name, tensors, output):
        if name.startswith("conv") and len(tensors) > 1 and tensors[1].ndim > 2:
            calls.append((number, tensors[1], output.shape[2:]))

    scores = forward(model, picture, after=after)
    learned = [parameter for parameter in model.parameters() if parameter.requires_grad]

    def follows(end, starts):
        """Whether a gradient comes from the end back to one of the starts."""
        if not (end.requires_grad and starts):
            return False
        mixed = (end.reshape(-1) * torch.linspace(0.5, 1.5, end.numel()).to(end)).sum()
        gradients = torch.autograd.grad(mixed, starts, retain_graph=True, allow_unused=True)
        return any(gradient is not None and bool((gradient != 0).any()) for gradient in gradients)

    facts = []
    for number, weight, places in calls:
        known = any(weight is parameter for parameter in learned)
        facts.append(
            {
                "number": number,
                "kernel": list(weight.shape[2:]),
                "size": int(weight[0, 0].numel()),
                "places": places.numel(),
                "frozen": not weight.requires_grad,
                "registered": known or follows(weight, learned),
                "used": weight.requires_grad and follows(scores, [weight]),
            }
        )
    return facts


class Passed:
    """The tensors on the way of one picture, with the graph that leads back from each to the picture."""

    def __init__(self, model, picture):
        self.bases = [picture.clone().requires_grad_()]  # the picture, and what looks like pictures further on
        self.found = {}  # (number, place) -> a copy that no later operation changes
        self._alive = []  # so that no two tensors have the same id
        self._seen = set()
        self._size = 0
        self.scores = forward(model, self.bases[0], before=self._before, after=self._after)

    def _before(self, number, name, tensors):
        for place, tensor in enumerate(tensors):
            if name != "setitem" and not tensor.is_leaf:
                self._keep(number, place, tensor)

    def _after(self, number, name, tensors, output):
        if isinstance(output, torch.Tensor) and output.requires_grad and output.is_floating_point():
            self._keep(number, None, output)
            if output.ndim == 4 and min(output.shape[2:]) > 3 and len(self.bases) < 6:
                self.bases.append(output)

    def _keep(self, number, place, tensor):
        state = (id(tensor), tensor._version)
        large_enough = tensor.is_floating_point() and tensor.numel() >= 16
        if state in self._seen or not large_enough or self._size > 50_000_000:
            return
        self._seen.add(state)
        self._alive.append(tensor)
        self._size += tensor.numel()
        self.found[number, place] = tensor.clone()

    def pattern(self, key, entry, base):
        """How much each number of the base counts for one entry of a tensor, (c, h, w); None for not at all."""
        values = self.found[key].reshape(-1)
        if not values.requires_grad or len(self.bases) <= base:
            return None
        start = self.bases[base]
        gradient = torch.autograd.grad(values[entry], start, retain_graph=True, allow_unused=True)[0]
        if gradient is None or not bool((gradient != 0).any()) or gradient.ndim != 4:
            return None
        return gradient[0]

    def counts(self, key, entry, parameters):
        """Whether a parameter changes this entry of a tensor, and the scores too."""
        if not (self.scores.requires_grad and parameters):
            return False
        ends = self.found[key].reshape(-1)[entry], self.scores.sum()
        ways = [torch.autograd.grad(end, parameters, retain_graph=True, allow_unused=True) for end in ends]
        for pair in zip(*ways, strict=True):
            if all(gradient is not None and bool((gradient != 0).any()) for gradient in pair):
                return True
        return False


def box_of(pattern):
    """The smallest box of pixels outside of which a pattern is 0."""
    strong = (pattern.abs() > 1e-4 * pattern.abs().max()).any(0)  # (h, w)
    rows, columns = strong.any(1).nonzero().reshape(-1), strong.any(0).nonzero().reshape(-1)
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def box_spans(box, pattern):
    """Whether a box is as high or as wide as the whole."""
    return pattern[0][box].shape[0] == pattern.shape[1] or pattern[0][box].shape[1] == pattern.shape[2]


def same(a, b):
    return a.shape == b.shape and bool((a - b).abs().max() <= 1e-3 * a.abs().max())


def neighbours(shape, entry):
    """The entries before and after this one, along each axis."""
    found, step = [], 1
    for length in reversed(list(shape)):
        index = entry // step % length
        found += [entry + step] * (index + 1 < length) + [entry - step] * (index > 0)
        step *= length
    return found


def shared_patch(first, second, key, base):
    """(entry, pattern) of a tensor whose entries are one function of different patches; None for any other tensor."""
    values = first.found[key]
    generator = torch.Generator().manual_seed(values.numel())
    patterns, misses = {}, 0
    for entry in torch.randint(values.numel(), (6,), generator=generator).tolist():
        pattern = first.pattern(key, entry, base)
        box = None if pattern is None else box_of(pattern)
        if box is None or not pattern[0][box].numel() > 1 or box_spans(box, pattern):
            misses += 1  # it sees nothing, one pixel, or all of them
            if misses == 3:
                return None
            continue
        again = second.pattern(key, entry, base)
        if again is None or not same(pattern, again):
            return None  # not affine: what it does depends on the picture
        patterns[entry] = pattern, box
    for entry, (pattern, box) in patterns.items():
        for other in neighbours(values.shape, entry):
            elsewhere = first.pattern(key, other, base)
            if elsewhere is None:
                continue
            its_box = box_of(elsewhere)
            if its_box != box and same(pattern[:, box[0], box[1]], elsewhere[:, its_box[0], its_box[1]]):
                return entry, pattern
    return None


def changes_shape(before, after):
    """Whether a pattern is, for one of its channels, more than a multiple of what it was."""
    if after is None:
        return False
    for a, b in zip(before.flatten(1), after.flatten(1), strict=True):
        lengths = a.norm() * b.norm()
        if bool(lengths > 0) and bool((a @ b).abs() < 0.999 * lengths):
            return True
    return False


def written_convolutions(model, pictures, seed):
    """Where tensors come from that are convolutions by what they compute: (number of the operation, place)."""
    first, second = Passed(model, pictures[:1]), Passed(model, pictures[1:2])
    learned = [parameter for parameter in model.parameters() if parameter.requires_grad]
    likely = sorted(first.found.keys() & second.found.keys(), key=lambda key: (-first.found[key].numel(), key[0]))
    hits = []
    for base in range(len(first.bases)):
        for key in likely[:60]:
            hit = shared_patch(first, second, key, base) if len(hits) < 3 else None
            if hit is not None and first.counts(key, hit[0], learned):
                hits.append((key, base, *hit))
        if hits:
            break
    if not hits:
        return []
    shake(model, seed)
    moved = Passed(model, pictures[:1])
    return [
        key
        for key, base, entry, pattern in hits
        if key in moved.found and changes_shape(pattern, moved.pattern(key, entry, base))
    ]


def is_straight(before, middle, after):
    """Whether three values lie on a line, in every entry; values that hardly change do."""
    before, middle, after = (value.double() for value in (before, middle, after))
    moved = (after - middle).abs().max() + (middle - before).abs().max()
    bend = (before - 2 * middle + after).abs().max()
    # Rounding leaves 1e-7 of the largest value.
    return not bool(bend > 1e-2 * moved) or not bool(moved > 1e-3 * middle.abs().max())


def size_of(tensor):
    """How large the numbers of a tensor are, and how different."""
    return tensor.abs().mean() + tensor.std(unbiased=False)


class Line:
    """One forward pass after another, in each of which one tensor is moved: what became of all that comes after it."""

    def __init__(self, model, picture, where):
        self.model, self.picture, self.where = model, picture, where
        self.wanted = set()  # operations whose inputs are kept
        self.shapes = {}  # operation -> shape and size of its output
        self.target = None  # shape and size of the tensor that is moved
        self._ruler = torch.randn(1 << 14, generator=torch.Generator().manual_seed(1)).double()

    def run(self, change=None, where=None):
        """The scores but for one number that is added to all, each operation's output in one number, and the inputs."""
        self._outputs, self._inputs = [], {}
        disturb = None if change is None else (*(where or self.where), change)
        scores = forward(
            self.model, self.picture.clone(), before=self._before, after=self._after, disturb=disturb
        ).reshape(-1)
        return scores - scores[:1], self._outputs, self._inputs  # log-softmax adds one number to all scores

    def _before(self, number, name, tensors):
        if number in self.wanted:
            self._inputs[number] = [tensor.clone() for tensor in tensors]
        if number == self.where[0] and self.where[1] is not None:
            self.target = tensors[self.where[1]].shape, size_of(tensors[self.where[1]])

    def _after(self, number, name, tensors, output):
        if not (isinstance(output, torch.Tensor) and output.is_floating_point()):
            return
        self.shapes[number] = output.shape, size_of(output)
        if number == self.where[0] and self.where[1] is None:
            self.target = self.shapes[number]
        flat = output.reshape(-1).double().cpu()
        ruler = self._ruler.repeat(len(flat) // len(self._ruler) + 1)[: len(flat)]
        self._outputs.append((number, output.shape, (flat * ruler).sum()))

    def matters(self, number, scores):
        """Whether the scores depend on the output of an operation."""
        shape, size = self.shapes[number]
        try:
            others, _, _ = self.run((size + 0.1) * torch.randn(shape).to(size), (number, None))
        except RuntimeError:  # an output that can't be changed in place
            return True
        return bool((others - scores).abs().max() > 1e-7 * scores.abs().max())


def bends_after(model, picture, where):
    """Whether something non-linear comes after a convolution and before a map that sees all of its output at once.

    The output is moved along a line. What follows is non-linear if a tensor further on leaves its line, if one of the
    tensors that it was made of sees only a part of the output, and if the scores depend on it.
    """
    line = Line(model, picture, where)
    scores, outputs, _ = line.run()
    shape, size = line.target
    generator = torch.Generator().manual_seed(2)
    for far in (1.0, 8.0):
        change = far * (size + 1e-3) * torch.randn(shape, generator=generator).to(size)
        (scores_up, outputs_up, _), (scores_down, outputs_down, _) = line.run(change), line.run(-change)
        if is_straight(scores_down, scores, scores_up):
            continue
        bent = [
            at[0]
            for down, at, up in zip(outputs_down, outputs, outputs_up, strict=False)
            if down[:2] == at[:2] == up[:2] and not is_straight(down[2], at[2], up[2])
        ][:40]
        line.wanted = set(bent)
        rows = [line.run(step)[2] for step in (-change, None, change)]
        touched = [line.run(single_entry(shape, size, generator))[2] for _ in range(4)]
        for number in bent:
            inputs = [row[number] for row in rows]
            if any(sees_a_part(inputs, one[number]) for one in touched) and line.matters(number, scores):
                return True
    return False


def single_entry(shape, size, generator):
    """A change of one entry, chosen at random."""
    change = torch.zeros(shape).to(size)
    change.view(-1)[torch.randint(change.numel(), (1,), generator=generator)] = 3 * size + 0.1
    return change


def sees_a_part(inputs, touched):
    """Whether one of an operation's inputs is straight, and one entry of the convolution changes a part of it."""
    for down, at, up, after in zip(*inputs, touched, strict=False):
        if not at.is_floating_point() or not down.shape == at.shape == up.shape == after.shape:
            continue
        change = (after - at).abs()
        share = (change > 1e-4 * change.max()).double().mean()  # far less than all of it is rounding
        if 0 < share < 0.9 and is_straight(down, at, up):
            return True
    return False


def slides(one, pixels):
    """Whether a kernel is larger than one pixel, smaller than the picture, and used in several places."""
    return 1 < one["size"] < pixels and one["places"] > 1


def convolutions_of(student, name, sizes, pictures, device, seed):
    """The convolutions of a model that the student's class makes, and whether something non-linear follows one.

    `pictures` are two or more. `called` are the calls of torch's own convolutions. `found` says how many convolutions
    slide and learn; where none of those called does, it is how many are written by hand.
    """
    model, pictures = getattr(student, name)(*sizes).to(device).eval(), pictures.to(device)
    with torch.no_grad():
        model(pictures[:1])  # a lazy layer takes its size from the first batch
    called = []
    places = []
    bent = False
    for attempt in range(3):
        if attempt:
            shake(model, seed + attempt)
        before, called = called, called_convolutions(model, pictures[:1])
        for one, earlier in zip(called, before, strict=False):
            one["used"] = one["used"] or earlier["used"]
        learning = [one for one in called if one["registered"] and one["used"]]
        places = [(one["number"], None) for one in learning if slides(one, pictures[0, 0].numel())]
        places = places or written_convolutions(model, pictures, seed + 10 + attempt)
        with torch.no_grad():
            bent = any(bends_after(model, pictures[:1], where) for where in {*places[:4], *places[-4:]})
        if bent:
            break
    return {"called": called, "found": len(places), "bent": bent}


CONVOLUTIONS = (
    Watch,
    tensors_in,
    forward,
    shake,
    called_convolutions,
    Passed,
    box_of,
    box_spans,
    same,
    neighbours,
    shared_patch,
    changes_shape,
    written_convolutions,
    is_straight,
    size_of,
    Line,
    sees_a_part,
    single_entry,
    bends_after,
    slides,
)
