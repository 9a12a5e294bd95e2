"""A learning curve as the numbers of a small drawing."""

from __future__ import annotations

import math
from typing import NamedTuple

from autograder.result import LearningCurve

WIDTH, HEIGHT = 440, 230
LEFT, RIGHT, TOP, BOTTOM = 52, 416, 12, 188  # the axes, in the drawing's own units
SMALLEST = 1e-100  # below it a cost is drawn as 0: a range needs a logarithm
LARGEST = 1e100  # beyond it a cost counts as not finite: differences could overflow


class Tick(NamedTuple):
    at: float
    label: str


class Curve(NamedTuple):
    lines: list[str]  # one "x,y x,y ..." per unbroken stretch of finite costs
    dots: list[tuple[float, float]]  # stretches of a single cost, which no line can show
    x_ticks: list[Tick]
    y_ticks: list[Tick]
    words: str  # the same for those who can't see it


def draw(curve: LearningCurve) -> Curve | None:
    """The drawing of a curve; None if none of its values is finite."""
    costs = [0.0 if abs(cost) < SMALLEST else cost for cost in curve.values]
    finite = [cost for cost in costs if _is_finite(cost)]
    if not finite:
        return None
    y_values = _round_values(min(0.0, *finite), max(*finite, 0.0) or 1.0)
    x_values = [x for x in _round_values(0, max(len(costs) - 1, 1) * curve.every) if x % 1 == 0]
    bottom, top, last = y_values[0], y_values[-1], x_values[-1]

    def x_of(iteration: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * iteration / last, 1)

    def y_of(cost: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (cost - bottom) / (top - bottom), 1)

    stretches: list[list[tuple[float, float]]] = [[]]
    for i, cost in enumerate(costs):
        if _is_finite(cost):
            stretches[-1].append((x_of(i * curve.every), y_of(cost)))
        else:
            stretches.append([])
    return Curve(
        lines=[" ".join(f"{x},{y}" for x, y in stretch) for stretch in stretches if len(stretch) > 1],
        dots=[stretch[0] for stretch in stretches if len(stretch) == 1],
        x_ticks=[Tick(x_of(x), f"{x:,.0f}") for x in x_values],
        y_ticks=[Tick(y_of(y), f"{y:.4g}") for y in y_values],
        words=_words(curve, len(finite)),
    )


def _words(curve: LearningCurve, finite: int) -> str:
    values, name = curve.values, curve.name
    last = (len(values) - 1) * curve.every
    if len(values) == 1:
        words = f"Your {name} at the start: {values[0]:.4g}."
    else:
        units = curve.unit if last == 1 else f"{curve.unit}s"
        words = f"Your {name} went from {values[0]:.4g} to {values[-1]:.4g} in {last:,} {units}."
    lost = len(values) - finite
    return f"{words} {lost} of {len(values)} values are not finite numbers and can't be drawn." if lost else words


def _is_finite(cost: float) -> bool:
    return math.isfinite(cost) and abs(cost) < LARGEST


def _round_values(low: float, high: float) -> list[float]:
    """Three to seven values with a step of 1, 2 or 5 times a power of ten that cover low..high."""
    rough = (high - low) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [i * step for i in range(first, last + 1)]
