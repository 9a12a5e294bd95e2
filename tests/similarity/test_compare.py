"""Look-alike pairs: renamed copies are found, and what everybody writes alike is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.similarity.compare import LEAST, RUN, look_alikes

OWN = """def smooth(values, width):
    total, kept = 0.0, []
    for position, value in enumerate(values):
        total += value * (position % width + 1)
        if position >= width and total > 3:
            kept.append((total - values[position - width]) / width)
        else:
            kept.append(None if value < 0 else total ** 0.5)
    return [k for k in kept if k is not None][::-1]
"""
RENAMED = """def smooth(a, b):
    # all my own work
    s, out = 0.0, []

    for i, x in enumerate(a):
        s += x * (i % b + 1)
        if i >= b and s > 3:
            out.append((s - a[i - b]) / b)
        else:
            out.append(None if x < 0 else s ** 0.5)
    return [y for y in out if y is not None][::-1]
"""
OTHER = """def smooth(values, width):
    import collections
    window = collections.deque(maxlen=width)
    while values:
        window.append(values.pop())
        yield max(window, default=0) - min(window, default=0)
"""
GIVEN = """def plot(values):
    figure, axes = plt.subplots(figsize=(6, 3))
    axes.plot(range(len(values)), values, label="values")
    axes.set(xlabel="position", ylabel="value", title="what smooth gives")
    return figure
"""


def names(found) -> set[frozenset[str]]:
    return {frozenset((pair.first.student, pair.second.student)) for pair in found.pairs}


def test_a_copy_with_other_names_and_comments_is_found() -> None:
    found = look_alikes({"ada": [OWN], "ben": [RENAMED], "eve": [OTHER]}, known=[])
    assert names(found) == {frozenset(("ada", "ben"))}
    [pair] = found.pairs
    assert min(pair.first.share, pair.second.share) > 0.95
    assert pair.places == ["smooth"]


def test_the_lines_that_are_alike_are_marked() -> None:
    [pair] = look_alikes({"ada": [OWN], "ben": [f"x = {{}}\n\n\n{RENAMED}"]}, known=[]).pairs
    shown = [line for piece in pair.second.pieces for line in piece.lines]
    assert {line.text for line in shown if line.alike} >= {"    for i, x in enumerate(a):", "    s, out = 0.0, []"}
    assert all(line.text in RENAMED.split("\n") for line in shown if line.alike)
    assert shown[0].text and shown[-1].text


def test_given_code_and_reference_answers_do_not_count() -> None:
    both = {"ada": [GIVEN], "ben": [GIVEN, "y = 1"]}
    assert names(look_alikes(both, known=[])) == {frozenset(("ada", "ben"))}
    assert look_alikes(both, known=[GIVEN]).pairs == []
    assert look_alikes({"ada": [OWN], "ben": [RENAMED]}, known=[OWN]).pairs == []


def test_what_more_than_a_few_write_is_the_usual_way() -> None:
    five = {f"s{number}": [OWN] for number in range(5)}
    assert look_alikes(five, known=[]).pairs == []
    assert len(look_alikes({**dict(list(five.items())[:4]), "x": [OTHER]}, known=[]).pairs) == 6


def test_in_a_large_class_the_usual_way_is_a_share_of_it() -> None:
    others = {f"o{n:03}": [f"def f_{n}(x):\n    return x + {n}\n"] for n in range(192)}
    found = look_alikes({**others, **{f"s{n}": [OWN] for n in range(8)}}, known=[])
    assert found.common == 10
    assert len(found.pairs) + found.more == 28


def test_a_line_or_two_say_nothing() -> None:
    short = "def f(x):\n    return sorted(set(x))[-1]\n"
    assert len(short) > RUN and LEAST > RUN
    assert look_alikes({"ada": [short], "ben": [short]}, known=[]).pairs == []


def test_cells_that_follow_each_other_by_chance_are_no_likeness() -> None:
    """A run that begins in a given cell and ends in the next one belongs to nobody."""
    first, second = GIVEN, "y = 1\n"
    assert look_alikes({"ada": [first, second], "ben": [first, second]}, known=[GIVEN]).pairs == []


def test_the_longest_list_says_how_many_are_left_off() -> None:
    found = look_alikes({f"s{n}": [OWN] for n in range(4)}, known=[], most=2)
    assert (len(found.pairs), found.more) == (2, 4)


def test_the_same_class_gives_the_same_pairs_in_any_order() -> None:
    sources = {"ada": [OWN], "ben": [RENAMED], "cy": [OTHER], "di": [OTHER]}
    assert look_alikes(sources, []) == look_alikes(dict(reversed(sources.items())), [])


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(max_size=300), max_size=3), max_size=4))
def test_any_text_can_be_compared(cells: list[list[str]]) -> None:
    found = look_alikes({f"s{number}": own for number, own in enumerate(cells)}, known=["x"])
    for pair in found.pairs:
        assert 0 <= pair.first.share <= 1 and pair.first.pieces and pair.second.pieces


@pytest.mark.parametrize("code", ["", "\n\n", "# only a comment\n", "'''" * 999, "(" * 5000, "\\", "x = '", "\t" * 99])
def test_odd_code_is_no_obstacle(code: str) -> None:
    found = look_alikes({"odd": [code], "ada": [OWN], "ben": [RENAMED]}, known=[])
    assert frozenset(("ada", "ben")) in names(found)
