"""The drawn data set: 209 + 50 pictures, 64×64×3, of cats and of other things, the same on every machine."""

from __future__ import annotations

import numpy as np

from autograder.datasets.cats_h5 import CLASSES, PICTURES, Part
from autograder.datasets.drawing.backgrounds import BACKGROUNDS
from autograder.datasets.drawing.cats import draw_cat
from autograder.datasets.drawing.chance import Chance
from autograder.datasets.drawing.things import THINGS, draw_thing

SEED = 3
# Fewer cats than other things in training and more in the test, like the photographs, so that a model that has learned
# nothing but "mostly no cat" shows: a constant answer is right for 46 % or 54 % of the test pictures.
CATS = {"train": 84, "test": 27}


def draw_cats(seed: int = SEED) -> tuple[Part, Part]:
    """The training and the test part."""
    return _draw_part("train", seed), _draw_part("test", seed)


def _draw_part(part: str, seed: int) -> Part:
    m = PICTURES[part]
    chance = Chance(f"{part} {seed}")
    labels = chance.shuffled([1] * CATS[part] + [0] * (m - CATS[part]))
    things = iter(chance.shuffled([THINGS[i % len(THINGS)] for i in range(m)]))
    noise = np.random.RandomState(seed)  # its numbers are frozen by numpy, those of newer generators are not
    pictures = []
    for label in labels:
        canvas = chance.one_of(BACKGROUNDS)(chance)
        if label:
            draw_cat(canvas, chance)
        else:
            draw_thing(canvas, chance, next(things))
        pictures.append(_photograph(canvas.pixels, chance, noise))
    return Part(np.stack(pictures), np.array([labels], dtype=np.int64), list(CLASSES))  # (m, 64, 64, 3), (1, m)


def _photograph(pixels: np.ndarray, chance: Chance, noise: np.random.RandomState) -> np.ndarray:
    """A drawing under some light, from some side, through a camera with noise: (64, 64, 3) uint8."""
    line = np.linspace(-1, 1, len(pixels))
    x, y = chance.between(-0.2, 0.2), chance.between(-0.2, 0.2)
    side = 1 + x * line[None, :, None] + y * line[:, None, None]
    corners = 1 - 0.18 * (line[None, :, None] ** 2 + line[:, None, None] ** 2) / 2
    warmth = chance.between(-0.08, 0.08)
    tint = np.array([1 + warmth, 1, 1 - warmth])
    lit = pixels * side * corners * tint * chance.between(0.6, 1.0)
    grain = noise.normal(0, chance.between(0.01, 0.035), pixels.shape)
    return np.round(np.clip(lit + grain, 0, 1) * 255).astype(np.uint8)
