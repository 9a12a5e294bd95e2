"""Checks its arguments, warns, logs, and returns plain Python numbers.

Exercise: propagate
"""

import logging
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

logger = logging.getLogger(__name__)
EPSILON: float = 1e-15


def _validate(w: NDArray[np.floating], X: NDArray[np.floating], Y: NDArray[Any]) -> None:
    if X.ndim != 2:
        raise ValueError(f"X must be 2-dimensional, got {X.ndim}")
    if w.shape != (X.shape[0], 1):
        raise ValueError(f"w must have shape {(X.shape[0], 1)}, got {w.shape}")
    if Y.shape != (1, X.shape[1]):
        raise ValueError(f"Y must have shape {(1, X.shape[1])}, got {Y.shape}")


def _stable_sigmoid(z: NDArray[np.floating]) -> NDArray[np.floating]:
    positive = z >= 0
    result = np.empty_like(z)
    result[positive] = 1.0 / (1.0 + np.exp(-z[positive]))
    exponential = np.exp(z[~positive])
    result[~positive] = exponential / (1.0 + exponential)
    return result


def propagate(
    w: NDArray[np.floating], b: float, X: NDArray[np.floating], Y: NDArray[Any]
) -> tuple[dict[str, Any], float]:
    """Forward and backward propagation."""
    _validate(w, X, Y)
    m = X.shape[1]
    if m < 2:
        warnings.warn("only one example", stacklevel=2)
    activations = np.clip(_stable_sigmoid(w.T @ X + b), EPSILON, 1 - EPSILON)
    error = activations - Y
    cost = float(-(Y * np.log(activations) + (1 - Y) * np.log1p(-activations)).mean())
    logger.info("cost %f", cost)
    return {"dw": (X @ error.T) / m, "db": float(error.mean())}, cost
