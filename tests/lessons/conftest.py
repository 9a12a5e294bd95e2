"""The lessons' masters, as modules and as cells, and the real pictures."""

from __future__ import annotations

import importlib.util

import pytest
from lesson_files import LESSONS, MASTERS, REAL, REAL_DIGITS

# Their experiments train for minutes: `make test` leaves them to CI.
LONG = ("a3_cats", "a4_digits", "a5_convnet")


@pytest.hookimpl(tryfirst=True)  # before what is not asked for is left out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.name == "test_runs.py" and any(name in item.name for name in LONG):
            item.add_marker("thorough")


def imported(id: str):
    """The reference answers of an assignment: the master, imported."""
    spec = importlib.util.spec_from_file_location(f"{id}_master", MASTERS[id])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def pixels():
    return imported("a0_pixels")


@pytest.fixture(scope="session")
def logistic():
    return imported("a1_logistic")


@pytest.fixture(scope="session")
def tensors():
    return imported("a2_tensors")


@pytest.fixture(scope="session")
def cats():
    return imported("a3_cats")


@pytest.fixture(scope="session")
def digits():
    return imported("a4_digits")


@pytest.fixture(scope="session")
def convnet():
    return imported("a5_convnet")


@pytest.fixture(params=LESSONS)
def assignment(request):
    """Each assignment."""
    return LESSONS[request.param]


@pytest.fixture
def lesson(assignment):
    """The master as a notebook; a fresh copy for each test."""
    jupytext = pytest.importorskip("jupytext", reason="jupytext is part of the authoring extra")
    return jupytext.read(MASTERS[assignment.id])


@pytest.fixture
def real_cats(monkeypatch):
    if not (REAL / "train_catvnoncat.h5").is_file():
        pytest.skip("the real cats are not in ../shared/data")
    monkeypatch.setenv("COURSE_DATA", str(REAL))
    from autograder import load_cats

    return load_cats("cats-real")


@pytest.fixture
def drawn_cats(monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    from autograder import load_cats

    return load_cats("cats-drawn")


@pytest.fixture
def real_digits(monkeypatch, tmp_path):
    if not REAL_DIGITS.is_dir():
        pytest.skip("the 10,000 + 10,000 digits are not in ../shared/data")
    monkeypatch.setenv("COURSE_DATA", str(REAL))
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    from autograder.datasets import load_digits

    return load_digits("mnist-10k")


@pytest.fixture
def embedded_digits(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    from autograder.datasets import load_digits

    return load_digits("mnist-small")
