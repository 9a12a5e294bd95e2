"""Cat faces: a round head with cheeks, two pointed ears, slit eyes, a small nose, whiskers, and a coat of fur."""

from __future__ import annotations

import numpy as np

from autograder.datasets.drawing.canvas import (
    INK,
    WHITE,
    Canvas,
    Color,
    Place,
    any_of,
    both,
    ellipse,
    polygon,
    ring,
    segment,
    tone,
)
from autograder.datasets.drawing.chance import Chance

# fur, markings
COATS: tuple[tuple[Color, Color], ...] = (
    ((0.86, 0.52, 0.22), (0.62, 0.31, 0.10)),  # ginger
    ((0.80, 0.60, 0.36), (0.50, 0.34, 0.18)),  # sand
    ((0.56, 0.55, 0.56), (0.30, 0.29, 0.31)),  # grey tabby
    ((0.58, 0.46, 0.34), (0.27, 0.20, 0.14)),  # brown tabby
    ((0.90, 0.88, 0.84), (0.74, 0.70, 0.66)),  # white
    ((0.20, 0.19, 0.21), (0.10, 0.10, 0.11)),  # black
    ((0.92, 0.84, 0.72), (0.40, 0.28, 0.22)),  # siamese
    ((0.47, 0.52, 0.60), (0.33, 0.37, 0.44)),  # blue
)
EYES: tuple[Color, ...] = ((0.62, 0.80, 0.30), (0.95, 0.78, 0.22), (0.45, 0.75, 0.90), (0.85, 0.58, 0.18))
PINK: Color = (0.93, 0.62, 0.60)


def draw_cat(canvas: Canvas, chance: Chance) -> None:
    """One cat, somewhere near the middle, upright or with its head tilted."""
    size = chance.between(0.44, 0.66)
    x, y = chance.between(-0.20, 0.20), chance.between(-0.08, 0.22)
    turn = chance.between(-0.28, 0.28)
    fur, mark = chance.one_of(COATS)
    fur = tone(fur, chance.between(0.88, 1.12))
    pattern = chance.one_of(("tabby", "tabby", "plain", "blaze", "tuxedo", "points"))
    place = canvas.place(x, y, size, turn)
    if chance.happens(0.75):
        _body(canvas, canvas.place(x, y, size, turn * 0.3), fur, mark, size, pattern)
    _ears(canvas, place, fur, mark, size, pattern, chance.between(0.85, 1.15))
    head = _head(canvas, place, fur, size)
    _coat(canvas, place, head, mark, size, pattern)
    _eyes(canvas, place, chance.one_of(EYES), size, sleepy=chance.happens(0.12), look=chance.between(-0.04, 0.04))
    _muzzle(canvas, place, fur, size, pattern)
    _whiskers(canvas, place, size, WHITE if sum(fur) < 2.0 else tone(fur, 0.55))


def _body(canvas: Canvas, place: Place, fur: Color, mark: Color, size: float, pattern: str) -> None:
    canvas.paint(ellipse(place, 0, 1.75, 0.95, 1.25), tone(fur, 0.82), size, soft=0.1)
    if pattern in ("blaze", "tuxedo"):
        canvas.paint(ellipse(place, 0, 1.5, 0.42, 0.8), tone(WHITE, 0.92), size, soft=0.15)
    elif pattern == "tabby":
        for side in (-1, 1):
            for height in (1.25, 1.55):
                canvas.paint(segment(place, side * 0.9, height, side * 0.5, height + 0.1, 0.1), mark, size, soft=0.1)


def _ears(canvas: Canvas, place: Place, fur: Color, mark: Color, size: float, pattern: str, length: float) -> None:
    tip = -0.45 - 0.78 * length
    for side in (-1, 1):
        half = (side * place[0], place[1])
        outer = polygon(half, (0.10, -0.62), (0.80, tip), (0.90, -0.12), rounded=0.03)
        canvas.paint(outer, tone(mark if pattern == "points" else fur, 0.92), size)
        inner = polygon(half, (0.32, -0.62), (0.74, tip + 0.24), (0.80, -0.30), rounded=0.0)
        canvas.paint(inner, tone(PINK, 0.85), size, soft=0.08, alpha=0.85)


def _head(canvas: Canvas, place: Place, fur: Color, size: float) -> np.ndarray:
    u, v = place
    cheeks = ellipse((np.abs(u), v), 0.48, 0.26, 0.56, 0.46)
    head = any_of(ellipse(place, 0, 0, 0.98, 0.82), cheeks)
    canvas.paint(head, tone(fur, 0.62), size, soft=0.22, alpha=0.55)  # a shadow lifts the head off the body
    lit = np.clip(1.06 - 0.16 * (0.5 * u + v), 0.75, 1.25)[:, :, None]
    canvas.paint(head, np.clip(np.array(fur) * lit, 0, 1), size, soft=0.07)
    return head


def _coat(canvas: Canvas, place: Place, head: np.ndarray, mark: Color, size: float, pattern: str) -> None:
    half = (np.abs(place[0]), place[1])
    if pattern == "tabby":
        stripes = (
            segment(place, 0, -0.80, 0, -0.42, 0.12),
            segment(half, 0.30, -0.78, 0.20, -0.44, 0.11),
            segment(half, 1.0, 0.02, 0.72, 0.10, 0.09),
            segment(half, 1.0, 0.26, 0.74, 0.28, 0.09),
        )
        canvas.paint(both(head, any_of(*stripes)), mark, size, soft=0.06, alpha=0.9)
    elif pattern == "blaze":
        blaze = polygon(place, (0, -0.85), (0.42, 0.75), (-0.42, 0.75))
        canvas.paint(both(head, blaze), WHITE, size, soft=0.1, alpha=0.95)
    elif pattern == "tuxedo":
        canvas.paint(both(head, ellipse(place, 0, 0.62, 0.75, 0.42)), WHITE, size, soft=0.12, alpha=0.95)
    elif pattern == "points":
        canvas.paint(both(head, ellipse(place, 0, 0.22, 0.62, 0.58)), mark, size, soft=0.35, alpha=0.8)


def _eyes(canvas: Canvas, place: Place, iris: Color, size: float, sleepy: bool, look: float) -> None:
    for side in (-1, 1):
        half = (side * place[0], place[1])
        if sleepy:
            lid = both(ring(ellipse(half, 0.42, -0.12, 0.22, 0.18), 0.08), -half[1] - 0.10)
            canvas.paint(lid, INK, size)
            continue
        canvas.paint(ellipse(half, 0.42, -0.06, 0.27, 0.24), INK, size, alpha=0.9)
        canvas.paint(ellipse(half, 0.42, -0.06, 0.22, 0.19), iris, size)
        canvas.paint(ellipse(half, 0.42 + side * look, -0.06, 0.085, 0.18), INK, size)
        canvas.paint(ellipse(place, side * 0.42 - 0.07, -0.13, 0.06, 0.06), (1, 1, 1), size, alpha=0.95)


def _muzzle(canvas: Canvas, place: Place, fur: Color, size: float, pattern: str) -> None:
    half = (np.abs(place[0]), place[1])
    if pattern != "points":
        canvas.paint(ellipse(half, 0.17, 0.44, 0.25, 0.19), tone(fur, 1.8), size, soft=0.08, alpha=0.9)
    smile = both(ring(ellipse(half, 0.14, 0.48, 0.14, 0.11), 0.05), 0.48 - half[1])
    for line in (segment(place, 0, 0.34, 0, 0.52, 0.05), smile):
        canvas.paint(line, INK, size, alpha=0.75)
    canvas.paint(polygon(place, (-0.13, 0.24), (0.13, 0.24), (0, 0.38), rounded=0.02), tone(PINK, 0.9), size)


def _whiskers(canvas: Canvas, place: Place, size: float, color: Color) -> None:
    half = (np.abs(place[0]), place[1])
    for start, end in ((0.38, 0.22), (0.44, 0.46), (0.50, 0.70)):
        canvas.paint(segment(half, 0.34, start, 1.28, end, 0.035), color, size, alpha=0.7)
