"""The lessons' masters, as modules and as cells."""

from __future__ import annotations

import importlib.util

import pytest
from lesson_files import LESSONS, MASTERS, PICTURES, REAL_CATS


def imported(id: str):
    """The reference answers of an assignment: the master, imported."""
    spec = importlib.util.spec_from_file_location(f"{id}_master", MASTERS[id])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def logistic():
    return imported("a1_logistic")


@pytest.fixture(scope="session")
def pixels():
    return imported("a0_pixels")


@pytest.fixture(params=PICTURES)
def assignment(request):
    """Each assignment whose exercises are all functions."""
    return LESSONS[request.param]


@pytest.fixture
def lesson(assignment):
    """The master as a notebook; a fresh copy for each test."""
    jupytext = pytest.importorskip("jupytext", reason="jupytext is part of the authoring extra")
    return jupytext.read(MASTERS[assignment.id])


@pytest.fixture
def real_cats(monkeypatch):
    if not (REAL_CATS / "train_catvnoncat.h5").is_file():
        pytest.skip("the real cats are not in ../shared/data")
    monkeypatch.setenv("COURSE_DATA", str(REAL_CATS))
    from autograder import load_cats

    return load_cats("cats-real")
