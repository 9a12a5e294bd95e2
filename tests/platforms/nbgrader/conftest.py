from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("nbgrader")

from classroom import Classroom, make_classroom


@pytest.fixture(scope="session")
def classroom(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    return make_classroom(root, tmp_path_factory.mktemp("classroom"))
