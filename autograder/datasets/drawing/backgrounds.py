"""What stands behind a thing: rooms, gardens, plain walls."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.datasets.drawing.canvas import SIZE, Canvas, Color, box, ellipse, tone
from autograder.datasets.drawing.chance import Chance


def _gradient(top: Color, bottom: Color) -> Canvas:
    height = np.linspace(0, 1, SIZE)[:, None, None]
    return Canvas(np.array(top) * (1 - height) + np.array(bottom) * height + np.zeros((SIZE, SIZE, 1)))


def _wall(chance: Chance) -> Canvas:
    color = chance.color((0.22, 0.22, 0.24), (0.62, 0.60, 0.60))
    return _gradient(color, tone(color, chance.between(0.5, 0.9)))


def _room(chance: Chance) -> Canvas:
    wall = chance.color((0.28, 0.26, 0.30), (0.66, 0.58, 0.56))
    canvas = _gradient(wall, tone(wall, 0.85))
    place = canvas.place(0, 0, 1)
    if chance.happens(0.5):  # stripes of wallpaper
        width = chance.between(0.12, 0.3)
        for i in range(-8, 9, 2):
            canvas.paint(box(place, i * width, 0, width / 2, 2), tone(wall, 1.12), 1, alpha=0.6)
    if chance.happens(0.4):  # a picture on the wall
        x, y = chance.one_of((-0.65, 0.65)), chance.between(-0.8, -0.5)
        canvas.paint(box(place, x, y, 0.24, 0.2), tone(wall, 0.5), 1)
        canvas.paint(box(place, x, y, 0.19, 0.15), chance.color((0.3, 0.3, 0.3), (0.8, 0.8, 0.8)), 1)
    floor = chance.color((0.30, 0.18, 0.10), (0.55, 0.36, 0.24))
    canvas.paint(box(place, 0, 1.3, 2, chance.between(0.5, 0.8)), floor, 1)
    return canvas


def _garden(chance: Chance) -> Canvas:
    sky = chance.color((0.32, 0.48, 0.66), (0.52, 0.68, 0.86))
    canvas = _gradient(tone(sky, 0.9), tone(sky, 1.15))
    place = canvas.place(0, 0, 1)
    if chance.happens(0.5):
        x, y = chance.between(-0.8, 0.8), chance.between(-0.8, -0.55)
        for dx, r in ((-0.16, 0.11), (0, 0.15), (0.17, 0.12)):
            canvas.paint(ellipse(place, x + dx, y, r * 1.3, r), (0.92, 0.94, 0.96), 1, soft=0.06, alpha=0.8)
    grass = chance.color((0.16, 0.36, 0.12), (0.34, 0.54, 0.22))
    horizon = chance.between(0.1, 0.5)
    hill = ellipse(place, chance.between(-0.6, 0.6), horizon + 2.0, 3.0, 2.0)
    canvas.paint(hill, grass, 1, soft=0.04)
    return canvas


def _lights(chance: Chance) -> Canvas:
    """A dusky place with lamps out of focus."""
    dusk = chance.color((0.10, 0.10, 0.18), (0.26, 0.22, 0.34))
    canvas = _gradient(dusk, tone(dusk, 1.2))
    place = canvas.place(0, 0, 1)
    for _ in range(7):
        lamp = chance.color((0.6, 0.4, 0.2), (0.95, 0.8, 0.6))
        spot = ellipse(place, chance.between(-1, 1), chance.between(-1, 0.6), *(chance.between(0.08, 0.2),) * 2)
        canvas.paint(spot, lamp, 1, soft=0.08, alpha=0.4)
    return canvas


BACKGROUNDS: tuple[Callable[[Chance], Canvas], ...] = (_wall, _room, _garden, _lights)
