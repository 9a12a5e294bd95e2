"""A dataclass behind a function.

Exercise: propagate
"""

from dataclasses import dataclass

import numpy as np


@dataclass
class Layer:
    w: np.ndarray
    b: float

    def __call__(self, X):
        return 1 / (1 + np.exp(-(self.w.T @ X + self.b)))

    def gradients(self, X, error):
        return dict(dw=(X * error).mean(axis=1, keepdims=True), db=error.mean())


class CrossEntropy:
    def __call__(self, A, Y):
        return -np.log(np.abs(1 - Y - A)).mean()


def propagate(w, b, X, Y):
    layer = Layer(w, b)
    A = layer(X)
    return layer.gradients(X, A - Y), CrossEntropy()(A, Y)
