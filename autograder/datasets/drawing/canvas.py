"""Drawing by distances: a shape is its signed distance at each pixel, which gives smooth edges and soft shadows.

A place is a pair (u, v) of arrays (64, 64): where each pixel lies in a thing's own coordinates, u to the right, v down.
A shape maps a place to distances, negative inside. The formulas for box, segment and ellipse are the usual ones,
https://iquilezles.org/articles/distfunctions2d/; the ellipse is the first-order approximation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SIZE = 64
Color = tuple[float, float, float]  # red, green, blue in [0, 1]
Place = tuple[np.ndarray, np.ndarray]

INK: Color = (0.10, 0.08, 0.08)
WHITE: Color = (0.97, 0.96, 0.93)


@dataclass
class Canvas:
    """A picture in the making, pixels (64, 64, 3) in [0, 1]. Its own coordinates run from -1 to 1."""

    pixels: np.ndarray

    def place(self, x: float, y: float, size: float, turn: float = 0.0, mirror: bool = False) -> Place:
        """The coordinates of a thing whose middle is at (x, y), whose unit is `size`, turned by `turn` radians."""
        u, v = (_GRID_X - x) / size, (_GRID_Y - y) / size
        cos, sin = np.cos(turn), np.sin(turn)
        u, v = u * cos + v * sin, v * cos - u * sin
        return (-u if mirror else u), v

    def paint(self, distance: np.ndarray, color: Color | np.ndarray, size: float, soft: float = 0.0, alpha: float = 1):
        """Cover the shape with a colour; `size` is the thing's unit, `soft` widens the edge, in the thing's units."""
        width = max(soft, 2 / (SIZE * size))
        cover = np.clip(0.5 - distance / width, 0, 1)[:, :, None] * alpha
        self.pixels += cover * (np.asarray(color) - self.pixels)


_LINE = (np.arange(SIZE) + 0.5) / SIZE * 2 - 1
_GRID_X, _GRID_Y = np.meshgrid(_LINE, _LINE)


def ellipse(place: Place, x: float, y: float, rx: float, ry: float) -> np.ndarray:
    u, v = (place[0] - x) / rx, (place[1] - y) / ry
    k = np.hypot(u, v)
    return k * (k - 1) / np.maximum(np.hypot(u / rx, v / ry), 1e-9)


def box(place: Place, x: float, y: float, rx: float, ry: float, rounded: float = 0.0) -> np.ndarray:
    u, v = np.abs(place[0] - x) - rx + rounded, np.abs(place[1] - y) - ry + rounded
    return np.hypot(np.maximum(u, 0), np.maximum(v, 0)) + np.minimum(np.maximum(u, v), 0) - rounded


def polygon(place: Place, *corners: tuple[float, float], rounded: float = 0.0) -> np.ndarray:
    """A convex polygon, corners in clockwise order as seen on the screen."""
    sides = []
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        length = float(np.hypot(x1 - x0, y1 - y0))
        sides.append(((place[0] - x0) * (y1 - y0) - (place[1] - y0) * (x1 - x0)) / length)
    return np.max(sides, axis=0) - rounded


def segment(place: Place, x0: float, y0: float, x1: float, y1: float, width: float) -> np.ndarray:
    u, v, dx, dy = place[0] - x0, place[1] - y0, x1 - x0, y1 - y0
    t = np.clip((u * dx + v * dy) / (dx * dx + dy * dy), 0, 1)
    return np.hypot(u - t * dx, v - t * dy) - width / 2


def ring(distance: np.ndarray, width: float) -> np.ndarray:
    """The outline of a shape."""
    return np.abs(distance) - width / 2


def both(*distances: np.ndarray) -> np.ndarray:
    """Where all shapes overlap."""
    return np.max(distances, axis=0)


def any_of(*distances: np.ndarray) -> np.ndarray:
    """The shapes together."""
    return np.min(distances, axis=0)


def tone(color: Color, factor: float) -> Color:
    """A darker (below 1) or lighter colour."""
    if factor <= 1:
        return tuple(c * factor for c in color)
    return tuple(1 - (1 - c) / factor for c in color)
