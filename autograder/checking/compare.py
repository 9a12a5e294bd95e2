"""Judge a value in this order: type, dtype, shape, finite, value. The first thing that is wrong is what is reported.

Fair: lists and torch tensors pass where arrays are asked for, arrays of one element where numbers are, extra keys do no
harm, and every dtype that holds the right values is right. Not to be fooled: nan, empty arrays and broadcasting never
pass, since sizes are compared before values and `err <= tolerance` must be true for every entry.

`problem` and `mistake` of a Finding never hold a value of the input: they are all that a hidden check shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from autograder.checking.diagnose import Candidate, by_place, by_ratio, by_shape, by_value
from autograder.checking.failure import CheckFailed
from autograder.checking.show import given, show, type_name
from autograder.checking.tensors import as_arrays
from autograder.result import Finding

__all__ = [
    "expect_array",
    "expect_keys",
    "expect_labels",
    "expect_number",
    "expect_parts",
    "expect_same",
    "expect_sequence",
    "fail",
    "given",
    "show",
]

RTOL = 1e-4  # of the largest expected entry: float32 passes, a wrong formula does not
ATOL = 1e-6
NUMBERS = "iuf"  # numpy's kinds: signed and unsigned integers, floats
FLOATS = "f"
LABELS = "biuf"
KINDS = {"b": "bool", "i": "integers", "u": "unsigned integers", "f": "floats", "c": "complex numbers"}

NO_RETURN = "Is there a `return` at the end of the function? Without one, Python returns None. print returns nothing."
MOST_ENTRIES = 10_000  # of a list that is judged entry by entry


def fail(problem: str, *, expected: Any = "", got: Any = None, on: str = "", mistake: str = "") -> None:
    """Fail the check. `expected` and `got` are the values themselves, or texts about them."""
    if problem.startswith("the "):  # a sentence that begins with a name such as `dw` keeps it as it is
        problem = problem[0].upper() + problem[1:]
    expected, got = (value if isinstance(value, str) else show(value) for value in (expected, got))
    raise CheckFailed(Finding(problem, expected, got, on, mistake))


def expect_parts(got: Any, names: Sequence[str], *, name: str, on: str = "") -> Sequence[Any]:
    """A tuple or list with one part for each name. Raises CheckFailed."""
    expected = f"{len(names)} values: {', '.join(names)}"
    if got is None:
        fail(f"{name} returned None.", expected=expected, got=got, on=on, mistake=NO_RETURN)
    if not isinstance(got, tuple | list):
        fail(
            f"{name} returned one {type_name(got)} in place of {len(names)} values.",
            expected=expected,
            got=got,
            on=on,
            mistake=f"End the function with `return {', '.join(names)}`.",
        )
    if len(got) != len(names):
        fail(
            f"{name} returned too {'many' if len(got) > len(names) else 'few'} values: {len(names)} are wanted.",
            expected=expected,
            got=got,
            on=on,
            mistake=f"End the function with `return {', '.join(names)}`.",
        )
    return got


def expect_keys(got: Any, keys: Sequence[str], *, name: str, on: str = "", mistake: str = "") -> dict:
    """A dictionary with at least these keys. Raises CheckFailed."""
    expected = f"a dictionary with {', '.join(map(repr, keys))}"
    if got is None:
        fail(f"{name} is None.", expected=expected, got=got, on=on, mistake=mistake or NO_RETURN)
    if not isinstance(got, dict):
        fail(
            f"{name} is not a dictionary but {_a(type_name(got))}.", expected=expected, got=got, on=on, mistake=mistake
        )
    missing = [repr(key) for key in keys if key not in got]
    if missing:
        there = ", ".join(repr(key) for key in list(got)[:20]) or "none"
        fail(
            f"{name} has no {_count_word(missing, 'key')} {' and '.join(missing)}.",
            expected=expected,
            got=f"a dictionary with the keys: {there}",
            on=on,
            mistake=mistake or f"The keys must be spelled exactly so: {', '.join(map(repr, keys))}.",
        )
    return got


def expect_number(
    got: Any,
    expected: float | None = None,
    *,
    name: str,
    on: str = "",
    rtol: float = RTOL,
    atol: float = ATOL,
    mistakes: Iterable[Candidate] = (),
    ratios: Iterable[tuple[str, float]] = (),
    otherwise: str = "",
) -> float:
    """A number, or any array of one element; close to `expected` if that is given. Raises CheckFailed.

    `mistakes` are looked at only where the number is wrong: a generator computes nothing for a right answer.
    `otherwise` is what to say where none of them fits.
    """
    wanted = "a number" if expected is None else float(expected)
    array = _as_array(got, NUMBERS, name=name, wanted=wanted, on=on)
    if array.size != 1:
        fail(
            f"{name} is not one number but {'several' if array.size else 'an empty array'}.",
            expected=wanted,
            got=got,
            on=on,
            mistake=otherwise if array.size else "The array is empty: nothing was computed.",
        )
    value = array.reshape(()).astype(float)
    _finite(value, name=name, wanted=wanted, on=on)
    if expected is not None:
        _close(value, np.asarray(float(expected)), name, on, rtol, atol, mistakes, ratios, otherwise)
    return float(value)


def expect_array(
    got: Any,
    expected: Any = None,
    *,
    shape: tuple[int, ...] | None = None,
    name: str,
    on: str = "",
    rtol: float = RTOL,
    atol: float = ATOL,
    kinds: str = NUMBERS,
    mistakes: Iterable[Candidate] = (),
    ratios: Iterable[tuple[str, float]] = (),
    otherwise: str = "",
) -> np.ndarray:
    """An array like `expected`, or, without it, a finite one of `shape`; returned as float64. Raises CheckFailed.

    `mistakes` are known mistakes with the value each would give (of any shape), `ratios` with their factor: looked at
    only where the array is wrong. `otherwise` is what to say where none of them fits.
    """
    expected = None if expected is None else np.asarray(as_arrays(expected), dtype=float)
    shape = expected.shape if expected is not None else shape
    assert shape is not None, "give either expected or shape"
    wanted = f"shape {shape}" if expected is None else expected
    array = _as_array(got, kinds, name=name, wanted=wanted, on=on)
    _shape(array, shape, name, on, mistakes, otherwise)
    array = array.astype(float)
    _finite(array, name=name, wanted=wanted, on=on)
    if expected is not None:
        _close(array, expected, name, on, rtol, atol, mistakes, ratios, otherwise)
    return array


def expect_labels(
    got: Any,
    expected: Any = None,
    *,
    shape: tuple[int, ...] | None = None,
    name: str,
    on: str = "",
    mistakes: Iterable[Candidate] = (),
) -> np.ndarray:
    """An array of 0 and 1 of any dtype, bool too; equal to `expected` if that is given. Raises CheckFailed."""
    expected = None if expected is None else np.asarray(as_arrays(expected)).astype(int)
    shape = expected.shape if expected is not None else shape
    assert shape is not None, "give either expected or shape"
    wanted = f"0 or 1, shape {shape}" if expected is None else expected
    array = _as_array(got, LABELS, name=name, wanted=wanted, on=on)
    _shape(array, shape, name, on, mistakes)
    array = array.astype(float)
    _finite(array, name=name, wanted=wanted, on=on)
    if not bool(np.all((array == 0) | (array == 1))):
        mistake = by_value(array, mistakes)
        if not mistake and bool(np.all((array >= 0) & (array <= 1))):
            mistake = "These look like probabilities. Turn each into a decision: 1 above 0.5, else 0."
        fail(f"{name} has entries that are neither 0 nor 1.", expected=wanted, got=array, on=on, mistake=mistake)
    labels = array.astype(int)
    if expected is not None and not bool(np.all(labels == expected)):
        fail(
            f"{name} has wrong entries.",
            expected=wanted,
            got=labels,
            on=on,
            mistake=by_value(labels, mistakes) or _label_mistake(labels, expected),
        )
    return labels


def expect_sequence(got: Any, *, name: str, on: str = "", mistake: str = "") -> list[float]:
    """A list, tuple or one-dimensional array of finite numbers, each a number or an array of one element."""
    wanted = "a list of numbers"
    if got is None:
        fail(f"{name} is None.", expected=wanted, got=got, on=on, mistake=mistake or NO_RETURN)
    got = as_arrays(got)
    if isinstance(got, np.ndarray) and got.ndim and max(got.shape) == got.size <= MOST_ENTRIES:
        got = list(got.reshape(-1))
    if not isinstance(got, list | tuple):
        fail(f"{name} is not a list but {_a(type_name(got))}.", expected=wanted, got=got, on=on, mistake=mistake)
    if len(got) > MOST_ENTRIES:
        fail(f"{name} has far too many entries.", expected=wanted, got=got, on=on, mistake=mistake)
    return [expect_number(entry, name=f"Entry {place} of {name}", on=on) for place, entry in enumerate(got)]


def expect_same(before: Any, after: Any, name: str, *, mistake: str = "") -> None:
    """An argument is what it was before the call, bit for bit. Raises CheckFailed."""
    before, after = np.asarray(as_arrays(before)), np.asarray(as_arrays(after))
    if before.shape != after.shape or before.dtype != after.dtype or before.tobytes() != after.tobytes():
        fail(
            f"The call changed the caller's {name}.",
            expected=f"{name} as it was: {show(before)}",
            got=after,
            mistake=mistake
            or f"Operations such as `-=` or `{name}[...] = ` change the caller's array. Make a new array instead.",
        )


def _as_array(got: Any, kinds: str, *, name: str, wanted: Any, on: str) -> np.ndarray:
    """Numbers, arrays and regular lists of them as an array of one of these kinds."""
    if got is None:
        fail(f"{name} is None.", expected=wanted, got=got, on=on, mistake=NO_RETURN)
    got = as_arrays(got)
    if isinstance(got, list | tuple):
        got = _from_list(got, name=name, wanted=wanted, on=on)
    if isinstance(got, bool):
        got = np.asarray(got)
    if not isinstance(got, np.ndarray | np.generic | int | float):
        fail(f"{name} is {_a(type_name(got))}, not numbers.", expected=wanted, got=got, on=on)
    array = np.asarray(got)
    if array.dtype.kind not in kinds:
        problem = f"{name} holds {KINDS.get(array.dtype.kind, f'entries of type {array.dtype}')}"
        right = " or ".join(KINDS[kind] for kind in kinds if kind != "u")
        fail(f"{problem}, not {right}.", expected=wanted, got=f"{show(array)}, dtype {array.dtype}", on=on)
    return array


def _from_list(got: Sequence[Any], *, name: str, wanted: Any, on: str) -> np.ndarray:
    def plain(item: Any) -> bool:
        if isinstance(item, list | tuple):
            return all(plain(inner) for inner in item)
        return isinstance(item, np.ndarray | np.generic | bool | int | float)

    if not plain(got):
        fail(f"{name} is a {type_name(got)} with entries that are not numbers.", expected=wanted, got=got, on=on)
    try:
        return np.asarray(got)
    except ValueError:
        fail(f"{name} is a list whose rows have different lengths.", expected=wanted, got=got, on=on)
        raise


def _shape(
    array: np.ndarray, shape: tuple[int, ...], name: str, on: str, mistakes: Iterable[Candidate], otherwise: str = ""
) -> None:
    if array.shape != shape:
        fail(
            f"{name} has the wrong shape.",
            expected=f"shape {shape}",
            got=array,
            on=on,
            mistake=by_value(array, mistakes) or by_shape(array.shape, shape) or otherwise,
        )


def _finite(array: np.ndarray, *, name: str, wanted: Any, on: str) -> None:
    if not bool(np.all(np.isfinite(array))):
        what = "nan (not a number)" if bool(np.any(np.isnan(array))) else "infinite values"
        fail(
            f"{name} has {what}.",
            expected=wanted,
            got=array,
            on=on,
            mistake="The log of 0 is minus infinity, the log or root of a negative number is nan. Is what goes into "
            "a log a probability, strictly between 0 and 1? Was an array changed in place before a later line used it?",
        )


def _close(
    got: np.ndarray,
    expected: np.ndarray,
    name: str,
    on: str,
    rtol: float,
    atol: float,
    mistakes: Iterable[Candidate],
    ratios: Iterable[tuple[str, float]],
    otherwise: str,
) -> None:
    tolerance = atol + rtol * float(np.max(np.abs(expected), initial=0.0))
    errors = np.abs(got - expected)
    if got.shape == expected.shape and bool(np.all(errors <= tolerance)):
        return
    fail(
        f"{name} is wrong." if got.ndim == 0 else f"{name} has wrong values.",
        expected=expected,
        got=got,
        on=on,
        mistake=by_value(got, mistakes) or by_ratio(got, expected, ratios) or by_place(got, expected) or otherwise,
    )


def _label_mistake(got: np.ndarray, expected: np.ndarray) -> str:
    if bool(np.all(got == 1 - expected)) and len(np.unique(expected)) == 2:
        return "Every decision is the wrong way round. 1 means: the probability of class 1 is above 0.5."
    if bool(np.all(got == 1)):
        return "Every decision is 1, whatever the input. Compare each probability with 0.5."
    if bool(np.all(got == 0)):
        return "Every decision is 0, whatever the input. Compare each probability with 0.5."
    return ""


def _a(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def _count_word(items: Sequence[str], noun: str) -> str:
    return noun if len(items) == 1 else f"{noun}s"
