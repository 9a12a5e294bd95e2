from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("nbgrader")

from classroom import Classroom, make_classroom


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    return make_classroom(root, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def classroom(built: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A course that nobody has used: each file of tests has its own class and gradebook."""
    folder = tmp_path_factory.mktemp("classroom")
    shutil.copytree(built.root, folder, dirs_exist_ok=True)
    return Classroom(folder)
