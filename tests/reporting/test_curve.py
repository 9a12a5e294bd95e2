from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.reporting import curve
from autograder.result import LearningCurve


def draw(costs: list[float]) -> curve.Curve | None:
    return curve.draw(LearningCurve(costs, 100, "iteration", "cost"))


@given(st.lists(st.floats(), max_size=30))
def test_everything_drawn_lies_inside_the_axes(costs: list[float]) -> None:
    drawing = draw(costs)
    finite = [cost for cost in costs if math.isfinite(cost) and abs(cost) < curve.LARGEST]
    if drawing is None:
        assert not finite
        return
    points = [tuple(map(float, pair.split(","))) for line in drawing.lines for pair in line.split()] + drawing.dots
    assert len(points) == len(finite)
    assert all(curve.LEFT <= x <= curve.RIGHT and curve.TOP <= y <= curve.BOTTOM for x, y in points)
    for ticks in (drawing.x_ticks, drawing.y_ticks):
        assert 2 <= len(ticks) <= 7
        assert len({tick.at for tick in ticks}) == len(ticks)


def test_a_larger_cost_lies_higher_and_a_later_one_further_right() -> None:
    (line,) = draw([0.7, 0.5, 0.1]).lines
    xs, ys = zip(*(map(float, pair.split(",")) for pair in line.split()), strict=True)
    assert list(xs) == sorted(xs)
    assert list(ys) == sorted(ys)  # y grows downwards


def test_ticks_are_round_numbers() -> None:
    drawing = draw([math.log(2) * 0.9**i for i in range(20)])
    assert [tick.label for tick in drawing.y_ticks] == ["0", "0.2", "0.4", "0.6", "0.8"]
    assert [tick.label for tick in drawing.x_ticks] == ["0", "500", "1,000", "1,500", "2,000"]


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        ([0.6931], "Your cost at the start: 0.6931."),
        ([0.6931, 0.5], "Your cost went from 0.6931 to 0.5 in 100 iterations."),
        (
            [0.6931, 0.5, math.nan],
            "Your cost went from 0.6931 to nan in 200 iterations. "
            "1 of 3 values are not finite numbers and can't be drawn.",
        ),
    ],
)
def test_words(costs: list[float], words: str) -> None:
    assert draw(costs).words == words


def test_a_gap_breaks_the_line() -> None:
    drawing = draw([1.0, 0.9, math.inf, 0.8, math.nan, 0.7, 0.6])
    assert len(drawing.lines) == 2
    assert len(drawing.dots) == 1


def test_the_curve_says_what_is_counted() -> None:
    drawing = curve.draw(LearningCurve([0.7, 0.4], unit="epoch"))
    assert drawing.words == "Your loss went from 0.7 to 0.4 in 1 epoch."
    assert drawing.x_ticks[-1].label == "1"
