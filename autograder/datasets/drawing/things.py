"""What is no cat: houses, cars, trees and other things, and animals that come close."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.datasets.drawing.canvas import (
    INK,
    WHITE,
    Canvas,
    Color,
    Place,
    any_of,
    both,
    box,
    ellipse,
    polygon,
    ring,
    segment,
    tone,
)
from autograder.datasets.drawing.chance import Chance

BRIGHT: tuple[Color, ...] = (
    (0.80, 0.20, 0.18),
    (0.20, 0.42, 0.75),
    (0.92, 0.70, 0.18),
    (0.26, 0.58, 0.32),
    (0.60, 0.32, 0.65),
    (0.90, 0.48, 0.30),
)


def house(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    wall = chance.color((0.55, 0.45, 0.38), (0.92, 0.84, 0.72))
    canvas.paint(box(place, 0.5, -0.72, 0.11, 0.3), tone(wall, 0.6), size)
    canvas.paint(box(place, 0, 0.35, 0.82, 0.6), wall, size)
    roof = chance.color((0.45, 0.14, 0.10), (0.68, 0.32, 0.24))
    canvas.paint(polygon(place, (0, -0.98), (1.05, -0.2), (-1.05, -0.2)), roof, size)
    canvas.paint(box(place, 0, 0.62, 0.17, 0.33), tone(roof, 0.7), size)
    for x in (-0.5, 0.5):
        canvas.paint(box(place, x, 0.2, 0.19, 0.19), tone(wall, 0.5), size)
        canvas.paint(box(place, x, 0.2, 0.15, 0.15), chance.one_of(((0.98, 0.88, 0.5), (0.5, 0.66, 0.78))), size)
        canvas.paint(any_of(box(place, x, 0.2, 0.02, 0.15), box(place, x, 0.2, 0.15, 0.02)), tone(wall, 0.5), size)


def car(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    paint = chance.one_of(BRIGHT)
    canvas.paint(ellipse(place, 0, 0.56, 1.1, 0.1), INK, size, soft=0.15, alpha=0.5)
    canvas.paint(polygon(place, (-0.45, -0.5), (0.35, -0.5), (0.72, 0.02), (-0.72, 0.02), rounded=0.04), paint, size)
    canvas.paint(polygon(place, (-0.38, -0.4), (-0.06, -0.4), (-0.06, 0), (-0.58, 0)), (0.62, 0.76, 0.84), size)
    canvas.paint(polygon(place, (0.06, -0.4), (0.29, -0.4), (0.58, 0), (0.06, 0)), (0.62, 0.76, 0.84), size)
    canvas.paint(box(place, 0, 0.22, 1.08, 0.26, 0.14), paint, size)
    canvas.paint(box(place, 0, 0.36, 1.02, 0.08, 0.06), tone(paint, 0.7), size)
    canvas.paint(ellipse(place, 1.0, 0.16, 0.08, 0.08), (0.98, 0.92, 0.6), size)
    for x in (-0.58, 0.58):
        canvas.paint(ellipse(place, x, 0.44, 0.26, 0.26), INK, size)
        canvas.paint(ellipse(place, x, 0.44, 0.12, 0.12), (0.72, 0.72, 0.74), size)


def tree(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    leaf = chance.one_of(((0.20, 0.45, 0.18), (0.34, 0.55, 0.20), (0.72, 0.42, 0.14), (0.15, 0.36, 0.26)))
    canvas.paint(polygon(place, (-0.11, 0), (0.11, 0), (0.18, 1.05), (-0.18, 1.05)), (0.36, 0.24, 0.14), size)
    if chance.happens(0.4):  # a fir
        for top, width in ((-0.1, 0.85), (-0.55, 0.68), (-1.0, 0.5)):
            fir = polygon(place, (0, top), (width, top + 0.78), (-width, top + 0.78))
            canvas.paint(fir, tone(leaf, 0.9 - 0.15 * top), size)
        return
    for x, y, r in ((-0.42, -0.12, 0.46), (0.42, -0.12, 0.46), (0, -0.5, 0.56), (0, -0.05, 0.5)):
        canvas.paint(ellipse(place, x, y, r, r), tone(leaf, 1.0 - 0.25 * y), size, soft=0.12)
    if chance.happens(0.4):
        for x, y in ((-0.45, -0.2), (0.3, -0.55), (0.45, 0.05), (-0.05, -0.1)):
            canvas.paint(ellipse(place, x, y, 0.09, 0.09), (0.82, 0.16, 0.14), size)


def flower(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    petal = chance.one_of((*BRIGHT, WHITE, (0.95, 0.62, 0.72)))
    canvas.paint(segment(place, 0, 0, 0.08, 1.3, 0.1), (0.22, 0.48, 0.18), size)
    slanted = (place[0] * 0.8 + place[1] * 0.6, place[1] * 0.8 - place[0] * 0.6)
    canvas.paint(ellipse(slanted, 0.85, 0.42, 0.34, 0.13), (0.26, 0.54, 0.22), size)
    count = chance.one_of((5, 6, 8))
    for i in range(count):
        angle = 2 * np.pi * i / count
        cos, sin = float(np.cos(angle)), float(np.sin(angle))
        turned = (place[0] * cos + (place[1] + 0.3) * sin, (place[1] + 0.3) * cos - place[0] * sin)
        canvas.paint(ellipse(turned, 0.42, 0, 0.32, 0.2), tone(petal, 0.9 + 0.1 * cos), size)
    canvas.paint(ellipse(place, 0, -0.3, 0.22, 0.22), (0.88, 0.66, 0.16), size)


def ball(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    canvas.paint(ellipse(place, 0.1, 0.86, 0.8, 0.14), INK, size, soft=0.2, alpha=0.5)
    outline = ellipse(place, 0, 0, 0.85, 0.85)
    first, second = chance.shuffled((WHITE, *BRIGHT))[:2]
    canvas.paint(outline, first, size)
    if chance.happens(0.5):
        canvas.paint(both(outline, ellipse(place, 0, 0, 0.36, 1.2)), second, size)
    else:
        canvas.paint(both(outline, box(place, 0, 0, 1, 0.24)), second, size)
    canvas.paint(both(outline, -ellipse(place, -0.25, -0.25, 0.95, 0.95)), INK, size, soft=0.35, alpha=0.45)
    canvas.paint(ellipse(place, -0.32, -0.36, 0.2, 0.15), (1, 1, 1), size, soft=0.15, alpha=0.75)


def fish(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    scales = chance.one_of(BRIGHT)
    canvas.paint(polygon(place, (0.5, 0), (1.1, -0.5), (0.95, 0), rounded=0.04), tone(scales, 0.8), size)
    canvas.paint(polygon(place, (0.5, 0), (0.95, 0), (1.1, 0.5), rounded=0.04), tone(scales, 0.8), size)
    canvas.paint(polygon(place, (-0.2, -0.3), (0.15, -0.72), (0.4, -0.25), rounded=0.03), tone(scales, 0.8), size)
    body = ellipse(place, -0.12, 0, 0.82, 0.48)
    canvas.paint(body, scales, size)
    canvas.paint(both(body, ellipse(place, -0.12, 0.32, 0.7, 0.3)), tone(scales, 1.6), size, soft=0.15)
    for x in (-0.2, 0.1, 0.38):
        canvas.paint(both(body, ring(ellipse(place, x - 0.5, 0, 0.5, 0.5), 0.07)), tone(scales, 0.65), size, alpha=0.8)
    canvas.paint(ellipse(place, -0.6, -0.1, 0.13, 0.13), WHITE, size)
    canvas.paint(ellipse(place, -0.62, -0.1, 0.07, 0.07), INK, size)


def cup(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    glaze = chance.one_of((*BRIGHT, WHITE, (0.45, 0.62, 0.66)))
    canvas.paint(ring(ellipse(place, 0.66, 0.12, 0.32, 0.34), 0.15), tone(glaze, 0.8), size)
    shape = polygon(place, (-0.66, -0.5), (0.66, -0.5), (0.5, 0.8), (-0.5, 0.8), rounded=0.04)
    lit = np.clip(0.95 - 0.35 * place[0], 0.6, 1.3)[:, :, None]
    canvas.paint(shape, np.clip(np.array(glaze) * lit, 0, 1), size)
    canvas.paint(both(shape, box(place, 0, 0.15, 1, 0.13)), tone(glaze, 0.6), size)
    canvas.paint(ellipse(place, 0, -0.5, 0.7, 0.17), tone(glaze, 0.85), size)
    canvas.paint(ellipse(place, 0, -0.48, 0.58, 0.12), (0.30, 0.18, 0.10), size)
    for x in (-0.2, 0.2):  # steam
        for i in range(3):
            side = 0.07 * (-1) ** i
            wisp = segment(place, x - side, -0.72 - 0.14 * i, x + side, -0.86 - 0.14 * i, 0.06)
            canvas.paint(wisp, WHITE, size, soft=0.12, alpha=0.5)


def dog(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    fur = chance.one_of(((0.66, 0.46, 0.26), (0.42, 0.28, 0.18), (0.80, 0.70, 0.54), (0.30, 0.28, 0.28), WHITE))
    ear = tone(fur, 0.55)
    half = (np.abs(place[0]), place[1])
    canvas.paint(ellipse(place, 0, 1.7, 0.85, 1.1), tone(fur, 0.8), size, soft=0.1)
    canvas.paint(ellipse(place, 0, 0, 0.78, 0.86), fur, size, soft=0.07)
    hanging = (half[0] * 0.96 - half[1] * 0.28, half[1] * 0.96 + half[0] * 0.28)
    canvas.paint(ellipse(hanging, 0.80, 0.28, 0.26, 0.66), ear, size, soft=0.06)
    canvas.paint(ellipse(place, 0, 0.42, 0.42, 0.42), tone(fur, 1.5), size, soft=0.1)
    canvas.paint(ellipse(half, 0.32, -0.16, 0.13, 0.14), INK, size)
    canvas.paint(ellipse(half, 0.30, -0.20, 0.04, 0.04), WHITE, size)
    if chance.happens(0.5):
        canvas.paint(ellipse(place, 0, 0.78, 0.14, 0.24), (0.88, 0.42, 0.46), size)
    canvas.paint(both(ring(ellipse(half, 0.15, 0.52, 0.15, 0.14), 0.06), 0.52 - half[1]), INK, size)
    canvas.paint(ellipse(place, 0, 0.28, 0.2, 0.15), INK, size)


def bear(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    fur = chance.one_of(((0.46, 0.30, 0.18), (0.62, 0.44, 0.28), (0.28, 0.20, 0.16), (0.86, 0.84, 0.80)))
    half = (np.abs(place[0]), place[1])
    canvas.paint(ellipse(place, 0, 1.7, 0.95, 1.1), tone(fur, 0.85), size, soft=0.1)
    canvas.paint(ellipse(half, 0.66, -0.66, 0.30, 0.30), tone(fur, 0.85), size)
    canvas.paint(ellipse(half, 0.66, -0.64, 0.16, 0.16), tone(fur, 1.5), size)
    canvas.paint(ellipse(place, 0, 0, 0.94, 0.86), fur, size, soft=0.07)
    canvas.paint(ellipse(place, 0, 0.34, 0.40, 0.34), tone(fur, 1.6), size, soft=0.08)
    canvas.paint(ellipse(half, 0.36, -0.12, 0.10, 0.11), INK, size)
    canvas.paint(ellipse(place, 0, 0.20, 0.17, 0.11), INK, size)
    canvas.paint(both(ring(ellipse(half, 0.10, 0.40, 0.10, 0.12), 0.05), 0.40 - half[1]), INK, size)


def mushroom(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    cap = chance.one_of(((0.78, 0.16, 0.14), (0.58, 0.38, 0.22), (0.86, 0.52, 0.20)))
    canvas.paint(box(place, 0, 0.45, 0.28, 0.55, 0.2), (0.90, 0.86, 0.76), size)
    dome = both(ellipse(place, 0, 0.1, 0.95, 0.95), box(place, 0, -0.9, 2, 1.0))
    canvas.paint(dome, cap, size)
    for x, y, r in ((-0.45, -0.25, 0.15), (0.1, -0.5, 0.17), (0.5, -0.15, 0.13), (-0.05, -0.1, 0.1)):
        canvas.paint(both(dome, ellipse(place, x, y, r, r)), WHITE, size)


def boat(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    sea = chance.color((0.08, 0.22, 0.38), (0.20, 0.42, 0.56))
    canvas.paint(box(canvas.place(0, 0, 1), 0, 1.35, 2, 0.85), sea, 1, soft=0.03)
    canvas.paint(box(place, 0, -0.25, 0.04, 0.8), (0.36, 0.24, 0.14), size)
    sail = chance.one_of((WHITE, WHITE, *BRIGHT))
    canvas.paint(polygon(place, (0.08, -1.0), (0.8, 0.32), (0.08, 0.32)), sail, size)
    canvas.paint(polygon(place, (-0.08, -0.8), (-0.08, 0.32), (-0.62, 0.32)), tone(sail, 0.85), size)
    canvas.paint(polygon(place, (-0.95, 0.44), (0.95, 0.44), (0.6, 0.86), (-0.6, 0.86)), chance.one_of(BRIGHT), size)


def balloon(canvas: Canvas, place: Place, size: float, chance: Chance) -> None:
    first, second = chance.shuffled(BRIGHT)[:2]
    for x in (-0.2, 0.2):
        canvas.paint(segment(place, x * 2, 0.25, x, 0.86, 0.04), INK, size)
    skirt = polygon(place, (-0.6, 0.2), (0.6, 0.2), (0.2, 0.64), (-0.2, 0.64))
    envelope = any_of(ellipse(place, 0, -0.25, 0.78, 0.78), skirt)
    canvas.paint(envelope, first, size)
    for width, color in ((0.5, second), (0.2, first)):
        canvas.paint(both(envelope, ellipse(place, 0, -0.2, width, 0.95)), color, size)
    canvas.paint(box(place, 0, 0.95, 0.2, 0.14, 0.04), (0.48, 0.32, 0.18), size)


Thing = Callable[[Canvas, Place, float, Chance], None]
THINGS: tuple[Thing, ...] = (
    house, car, tree, flower, ball, fish, cup, dog, bear, mushroom, boat, balloon,
)  # fmt: skip


def draw_thing(canvas: Canvas, chance: Chance, thing: Thing) -> None:
    """One thing, somewhere near the middle, a little askew."""
    size = chance.between(0.46, 0.70)
    x, y = chance.between(-0.16, 0.16), chance.between(-0.12, 0.16)
    place = canvas.place(x, y, size, chance.between(-0.22, 0.22), mirror=chance.happens(0.5))
    thing(canvas, place, size, chance)
