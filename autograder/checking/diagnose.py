"""Name the likely mistake behind a wrong value.

Two ways, both by comparing numbers: is the wrong value a constant multiple of the right one (`by_ratio`), or is it what
a known mistake would give (`by_value`)?
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from autograder.checking.tensors import as_arrays

# A known mistake: the sentence that names it, and the value it would give.
Candidate = tuple[str, Any]
CLOSE = 1e-3  # how exactly a value must match before it names a mistake


def by_ratio(got: Any, expected: Any, candidates: Iterable[tuple[str, float]]) -> str:
    """The sentence of the first candidate whose factor turns `expected` into `got`; "" if there is none.

    The factor must be the same for every entry. Multiplying both values by one number changes nothing.
    """
    factor = ratio(got, expected)
    if factor is None:
        return ""
    for sentence, candidate in candidates:
        if abs(candidate - 1) > 2 * CLOSE and abs(factor - candidate) <= CLOSE * abs(candidate):
            return sentence
    return ""


def ratio(got: Any, expected: Any) -> float | None:
    """The number r with got = r · expected in every entry, or None."""
    got, expected = _floats(got), _floats(expected)
    if got is None or expected is None or got.shape != expected.shape or got.size == 0:
        return None
    scale = np.max(np.abs(expected))
    if not (scale > 0 and np.all(np.isfinite(got)) and np.isfinite(scale)):
        return None
    got, expected = got / scale, expected / scale
    factor = float(np.sum(got * expected) / np.sum(expected * expected))
    fits = bool(np.max(np.abs(got - factor * expected)) <= CLOSE * abs(factor))
    return factor if fits and math.isfinite(factor) else None


def by_value(got: np.ndarray, candidates: Iterable[Candidate]) -> str:
    """The sentence of the first candidate that `got` equals, in shape and values; "" if there is none."""
    for sentence, value in candidates:
        # Shapes first: a student's array may be huge.
        if np.shape(value) != np.shape(got) or np.size(got) == 0 or (value := _floats(value)) is None:
            continue
        if (numbers := _floats(got)) is None:
            return ""
        if bool(np.max(np.abs(numbers - value)) <= CLOSE * np.max(np.abs(value)) + 1e-6):
            return sentence
    return ""


def mean_ratios(m: int, n: int) -> Sequence[tuple[str, float]]:
    """What goes wrong with a mean over the m columns of an (n, m) array of examples, as factors."""
    return (
        ("The sign is the wrong way round: the error of an example is its prediction minus its label.", -1.0),
        (f"This is m = {m} times too large: a mean is the sum divided by m, the number of examples.", m),
        (f"This is {m} times too small: it looks divided by m twice. np.mean divides already.", 1 / m),
        (
            f"This is {m}/{n} of the right value: it looks divided by the rows of X ({n}). "
            f"The examples are the columns, so m = X.shape[1] = {m}.",
            m / n,
        ),
        (f"This is {n} times too small: divide by the number of examples, not by the number of entries of X.", 1 / n),
        ("The sign is wrong, and the sum is not divided by m.", -m),
        ("The sign is wrong, and the sum is divided by the rows of X in place of its columns.", -m / n),
        (
            "This is 0.434 times the right value, as log10 gives. Use the natural logarithm, np.log.",
            0.4342945,
        ),
        ("This is 1.443 times the right value, as log2 gives. Use the natural logarithm, np.log.", 1.442695),
        ("This is twice the right value. Cross-entropy has no factor 2; that belongs to squared error.", 2.0),
        ("This is half of the right value. Cross-entropy has no factor 1/2; that belongs to squared error.", 0.5),
    )


def by_shape(got: tuple[int, ...], expected: tuple[int, ...]) -> str:
    """What a wrong shape looks like; "" for none that is known."""
    if got == expected[::-1] and len(expected) > 1:
        return "Rows and columns are swapped: transpose it."
    if got == ():
        return "This is a single number. Was everything added up? Each entry needs a value of its own."
    size, wanted = math.prod(got), math.prod(expected)
    if len(got) == 1 and size == wanted and len(expected) == 2:
        return f"This is a flat array. Give it two axes: rows and columns, {expected}."
    if size == wanted:
        return "The number of entries is right, but they are arranged in other axes."
    if len(got) == len(expected) == 2 and (got[0] == expected[0] and expected[1] == 1):
        return "There is one column for each example left. Add up over the examples."
    return ""


def by_place(got: Any, expected: Any) -> str:
    """Whether the entries are the right ones in the wrong places."""
    got, expected = _floats(got), _floats(expected)
    if got is None or expected is None or got.shape != expected.shape or got.size < 2:
        return ""
    if bool(np.max(np.abs(got - expected)) <= 10 * CLOSE * np.max(np.abs(expected))):
        return ""  # each is in its place, and a little off
    if bool(np.max(np.abs(np.sort(got, axis=None) - np.sort(expected, axis=None))) <= CLOSE * np.max(np.abs(expected))):
        return "All the right numbers are there, but in the wrong places."
    return ""


def _floats(value: Any) -> np.ndarray | None:
    try:
        array = np.asarray(as_arrays(value))
    except (ValueError, TypeError):
        return None
    return array.astype(float) if array.dtype.kind in "biuf" else None
