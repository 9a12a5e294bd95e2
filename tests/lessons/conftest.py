"""The cat lesson's master, as a module and as cells."""

from __future__ import annotations

import importlib.util

import pytest
from lesson_files import MASTER, REAL_CATS


@pytest.fixture(scope="session")
def logistic():
    """The reference answers: the master, imported."""
    spec = importlib.util.spec_from_file_location("logistic_master", MASTER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def lesson():
    """The master as a notebook; a fresh copy for each test."""
    jupytext = pytest.importorskip("jupytext", reason="jupytext is part of the authoring extra")
    return jupytext.read(MASTER)


@pytest.fixture
def real_cats(monkeypatch):
    if not (REAL_CATS / "train_catvnoncat.h5").is_file():
        pytest.skip("the real cats are not in ../shared/data")
    monkeypatch.setenv("COURSE_DATA", str(REAL_CATS))
    from autograder import load_cats

    return load_cats("cats-real")
