"""Every test of this room has an empty cache of its own and no COURSE_DATA."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

REAL = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setenv("COURSE_CACHE", str(folder))
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.delenv("COURSE_DATA_URL", raising=False)
    return folder


@pytest.fixture
def real():
    """The folder with the real cats, as it lies beside a checkout."""
    if not (REAL / "train_catvnoncat.h5").is_file():
        pytest.skip("the real cats are not in ../shared/data")
    return REAL


@pytest.fixture(scope="session")
def drawn_parts():
    """The drawn cats as they come from the pencil: (training part, test part)."""
    from autograder.datasets.drawing import draw_cats

    return draw_cats()


@pytest.fixture(scope="session")
def logistic():
    """Logistic regression by full-batch gradient descent from zeros, as short as it gets, to measure data sets with."""
    return SimpleNamespace(
        train=train, percent_right=percent_right, right_layout=right_layout, scrambled_layout=scrambled_layout
    )


def train(X, Y, iterations, learning_rate=0.005):
    """(w, b, costs) for X (n, m), Y (1, m); costs at iterations 0, 100, 200, ... before the update.

    Every gradient X(A-Y)ᵀ/m is a mix of the columns of X, and w starts from zeros, so w = X c all the way. Following c
    (m, 1) instead of w (n, 1) needs only the products of columns XᵀX (m, m): the same numbers, a hundred times sooner.
    """
    m = X.shape[1]
    products = X.T @ X  # (m, m)
    c, b, costs = np.zeros((m, 1)), 0.0, []
    for i in range(iterations):
        A = 1 / (1 + np.exp(-((products @ c).T + b)))  # (1, m)
        if i % 100 == 0:
            costs.append(float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))))
        c -= learning_rate * (A - Y).T / m
        b -= learning_rate * np.mean(A - Y)
    return X @ c, b, costs


def percent_right(w, b, X, Y):
    return 100 * np.mean((w.T @ X + b > 0) == Y)


def right_layout(pictures):
    """Column i is picture i."""
    return pictures.reshape(len(pictures), -1).T / 255  # (12288, m)


def scrambled_layout(pictures):
    """The right shape and the wrong order: every column holds a few pixels of every picture."""
    return pictures.reshape(-1, len(pictures)) / 255  # (12288, m)
