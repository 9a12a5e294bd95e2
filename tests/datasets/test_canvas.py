"""Shapes as signed distances, and paint that respects them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.datasets.drawing.canvas import (
    SIZE,
    Canvas,
    any_of,
    both,
    box,
    ellipse,
    polygon,
    ring,
    segment,
    tone,
)

SQUARE = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))


def black():
    return Canvas(np.zeros((SIZE, SIZE, 3)))


@pytest.fixture
def place():
    return black().place(0, 0, 1)


def test_distances_are_exact_where_the_shape_is_simple(place):
    u, v = place
    assert np.allclose(ellipse(place, 0.1, 0.2, 0.3, 0.3), np.hypot(u - 0.1, v - 0.2) - 0.3)
    assert np.allclose(segment(place, -0.5, 0, 0.5, 0, 0.2)[np.abs(u) < 0.5], (np.abs(v) - 0.1)[np.abs(u) < 0.5])
    assert np.allclose(np.sign(polygon(place, *SQUARE)), np.sign(box(place, 0, 0, 0.5, 0.5)))


@pytest.mark.parametrize(
    ("distance", "area"),
    [
        (lambda p: ellipse(p, 0, 0, 0.8, 0.4), np.pi * 0.8 * 0.4),
        (lambda p: box(p, 0.1, 0, 0.5, 0.3), 0.6),
        (lambda p: polygon(p, (0, -0.6), (0.6, 0.6), (-0.6, 0.6)), 0.72),
        (lambda p: both(box(p, -0.25, 0, 0.5, 0.5), box(p, 0.25, 0, 0.5, 0.5)), 0.5),
        (lambda p: any_of(box(p, -0.25, 0, 0.5, 0.5), box(p, 0.25, 0, 0.5, 0.5)), 1.5),
        (lambda p: ring(ellipse(p, 0, 0, 0.5, 0.5), 0.2), np.pi * (0.6**2 - 0.4**2)),
    ],
)
def test_paint_covers_the_area_of_the_shape(place, distance, area):
    canvas = black()
    canvas.paint(distance(place), (1.0, 1.0, 1.0), 1)
    assert canvas.pixels.min() >= 0 and canvas.pixels.max() <= 1
    assert canvas.pixels.mean() * 4 == pytest.approx(area, rel=0.02)  # the canvas is 2 wide and 2 high


@given(turn=st.floats(-3, 3), size=st.floats(0.2, 0.6), x=st.floats(-0.3, 0.3), mirror=st.booleans())
def test_turning_and_moving_a_thing_keeps_its_area(turn, size, x, mirror):
    canvas = black()
    canvas.paint(polygon(canvas.place(x, 0, size, turn, mirror), *SQUARE), (1.0, 1.0, 1.0), size)
    assert canvas.pixels.mean() * 4 == pytest.approx(size**2, rel=0.05)


def test_tones_go_from_black_to_white():
    color = (0.2, 0.4, 0.6)
    assert tone(color, 0) == (0, 0, 0) and tone(color, 1) == color
    assert all(before < after < 1 for before, after in zip(color, tone(color, 2), strict=True))
