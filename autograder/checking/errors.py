"""What an exception most likely means, for people who see it for the first time."""

from __future__ import annotations

import re

READ_IT = "The message names the line. Run that line alone, and print the shapes of what goes in."
# What the text of an exception looks like -> what to think of. The first that fits is used.
HINTS = (
    (r"can't be read \(.*(?:expected an indented block|indent)", "Look at the spaces at the beginning of that line."),
    (r"can't be read \(.*was never closed", "Count the brackets of that line: one is not closed."),
    (r"can't be read", "Python can't read that line. Look at it, and at the end of the line before."),
    (r"No module named '(\w+)'", r"The package `\1` is not available where your work is checked. Do without it."),
    (r"name '(\w+)' is not defined\. Did you mean: '(\w+)'", r"Python does not know `\1`. Did you mean `\2`?"),
    (
        r"name '(np|torch|nn|F|math)' is not defined",
        r"`\1` comes from an import, and that import was not run. In a notebook, run the cell with the imports first; "
        "after a restart of the kernel, everything above (Run → Run All Above Selected Cell).",
    ),
    (
        r"name '(\w+)' is not defined; it is made in .* from the notebook's data",
        r"The name `\1` belongs to the notebook, outside of the function. Make every name inside the function, from "
        "its arguments.",
    ),
    (
        r"name '(\w+)' is not defined",
        r"Python does not know `\1` there. Is it spelt right? Is it made inside the function, before it is used? If it "
        r'is meant as text, it needs quotation marks: "\1". In a notebook, run the cells above first, from the top.',
    ),
    (
        r"cannot access local variable '(\w+)'|local variable '(\w+)' referenced before",
        r"A variable is used before it has a value: does the loop that sets it run? range(n) starts at 0.",
    ),
    (r"Cannot cast ufunc", "An in-place operation such as `/=` keeps whole numbers whole. Write `x = x / 255`."),
    (
        r"to have \d+ channels, but got \d+ channels",
        "The first number of nn.Conv2d is how many channels come in: 1 for a grey picture, later as many as the layer "
        "before gives.",
    ),
    (
        r"Expected 3D \(unbatched\) or 4D \(batched\) input to conv2d",
        "A convolution needs rows and columns, (m, channels, rows, columns). Flatten after the last convolution only.",
    ),
    (
        r"mat1 and mat2 shapes cannot be multiplied \(1x",
        "There is one long row only. Was the axis of the examples flattened, too? flatten(1) keeps it.",
    ),
    (
        r"matmul: .*mismatch|shapes .* not aligned|mat1 and mat2 shapes|size mismatch",
        "In a matrix product the two inner numbers of the shapes must be equal. Print both shapes: does one need .T? "
        "If the line worked before, other shapes come in now: look at what you call the function with.",
    ),
    (
        r"could not be broadcast|must match the size of tensor|not broadcastable",
        "Two arrays of different shapes meet. Print both shapes: is this the array you mean?",
    ),
    (r"cannot reshape array", "The new shape has another number of entries than the array."),
    (
        r"truth value of an array|Boolean value of Tensor",
        "`if` takes one value. A comparison such as `A > 0.5` compares all entries at once and gives an array. Compare "
        "single entries, as in `image[0, 0] == 1`, or use np.array_equal.",
    ),
    (r"KeyError: ['\"]?(\w+)", r"There is no key `\1`. Keys are written exactly as they were stored, capitals too."),
    (
        r"NotImplementedError.*bitwise_xor|unsupported operand.*\^|ufunc 'bitwise_xor'",
        "A power is `**` in Python, not `^`.",
    ),
    (
        r"invalid index to scalar variable|'(?:int|float|bool)' object is not subscriptable|index of a 0-dim tensor",
        "One number has no entries to choose from. If it came out of a function together with another value: are the "
        "two in the right order, as in `grads, cost = ...`? Else leave out the [...]; np.argmax too gives one number.",
    ),
    (
        r"list indices must be integers|only integers, slices|slice indices must be integers",
        "An index is a whole number, and something else came. np.argmax gives the place of the largest entry, np.max "
        "the entry itself; `//` divides whole numbers.",
    ),
    (r"IndexError", "An index is too large for its axis. The first index is 0. Print the shape: which axis is meant?"),
    (
        r"has no attribute '(?:dataset|batch_size|sampler|batch_sampler)'|object of type '\w+' has no len\(\)",
        "A loader need not have a length, a batch_size or a dataset: a list of batches is one, too. Count in the loop.",
    ),
    (
        r"modified by an inplace operation",
        "The weights were changed between the scores and backward. First backward, then step; and new scores after it.",
    ),
    (
        r"backward through the graph a second time",
        "backward was called twice for one set of scores. Compute the scores anew in each step.",
    ),
    (
        r"does not require grad and does not have a grad_fn",
        "The way from the loss back to the weights is cut: look for no_grad, detach, .item() or .data before backward.",
    ),
    (
        r"not compiled with CUDA|No CUDA GPUs|Found no NVIDIA driver",
        "There is no CUDA device here. Move everything to the argument device, whatever it is.",
    ),
    (
        r"'numpy\.ndarray' object has no attribute 'index'",
        "An array has no `.index`. np.argmax gives the place of the largest entry.",
    ),
    (
        r"has no attribute '(\w+)'\. Did you mean: '(\w+)'",
        r"There is nothing called `\1` there. Did you mean `\2`?",
    ),
    (
        r"'(?:list|tuple|int|float)' object has no attribute '(\w+)'",
        r"Only arrays and tensors have `.\1`. Make one first, with np.array(...) or torch.tensor(...).",
    ),
    (
        r"'NoneType' object has no attribute 'zero_'|'float' and 'NoneType'",
        "`.grad` is None there. `c = c - ...` makes a new tensor, which torch does not follow. Change c in place, "
        "inside torch.no_grad(): `c -= ...`. And backward comes first.",
    ),
    (r"'NoneType' object", "Something is None there. Does the function that made it end with `return`?"),
    (
        r"(\w+)\(\) missing 1 required positional argument: ('\w+')",
        r"`\1` was called without \2. If you call it: can you give it that, and is it the function you want there? If "
        "not, keep the names and the order of its arguments as they were given.",
    ),
    (
        r"(Sigmoid|Tanh|ReLU)\.__init__\(\) takes|must be Tensor, not (?:Sigmoid|Tanh|ReLU)",
        "nn.ReLU, nn.Sigmoid and nn.Tanh are classes: make the layer first, as in nn.ReLU()(z), or call torch.relu(z).",
    ),
    (
        r"missing \d+ required positional argument|unexpected keyword|takes .* positional argument",
        "The arguments differ from those in the text of the exercise. Keep their names and order.",
    ),
    (
        r"'(?:tuple|torch\.Size)' object is not callable",
        "A shape takes square brackets: x.shape[0]. Two tuples or calls in a row may also lack a comma between them.",
    ),
    (
        r"'(?:numpy\.)?(?:ndarray|Tensor)' object is not callable",
        "An array is called like a function. .T takes no brackets, and a product needs its sign: a * (b + c).",
    ),
    (
        r"'(\w+)' object is not callable",
        r"A `\1` is called like a function. Is there a variable with a function's name?",
    ),
    (
        r"too many values to unpack|not enough values to unpack",
        "There are more names, or fewer, on the left of `=` than values on the right. A shape has one value for each "
        "axis; a function has what its `return` says.",
    ),
    (
        r"only length-1 arrays|only 0-dimensional arrays|can only convert an array of size 1",
        "One number is wanted there, and an array came. Print its shape.",
    ),
    (
        r"numpy boolean (?:negative|subtract)",
        "Labels may be of type bool, which numpy can't negate or subtract. Convert them first: Y.astype(float).",
    ),
    (
        r"'float' object cannot be interpreted as an integer",
        "A whole number is wanted there, and a float came. Were two arguments swapped? Pass them by name.",
    ),
    (
        r"can only concatenate str|for \+: '\w+' and 'str'",
        'Text and a number can\'t be added. Write f"cost: {cost}", or give both to print with a comma between them.',
    ),
    (
        r"Cannot interpret '.*' as a data type|data type '.*' not understood|expected a sequence of integers",
        "A shape is one argument, in brackets of its own: np.zeros((n, 1)).",
    ),
    (r"maximum recursion depth", "The function calls itself without an end."),
    (r"ended the program", "Remove exit() and quit(): the function must come to its `return`."),
)


HIDDEN_INPUT = "It stops on an input that you can't see. Try sizes and values of your own: one, many, none, negative."


def hint_for(problem: str, *, hidden: bool = False) -> str:
    """One sentence on what to look for; a general one where the exception is not known.

    For a hidden check it repeats no word of the exception, which may have been raised to say something.
    """
    for pattern, hint in HINTS:
        if (match := re.search(pattern, problem)) is not None:
            if hidden and re.search(r"\\\d", hint):
                break
            return match.expand(hint)
    return HIDDEN_INPUT if hidden else READ_IT
