"""An image for each assignment, made once from its zip, and grading in it as Gradescope would."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from container import Container, Ran
from jsonschema import Draft202012Validator

from autograder.platforms.gradescope.pack import pack

SCHEMA = Path(__file__).with_name("results.schema.json")
DATA_SETS = {"cats": ("cats-drawn",), "mnist": ("mnist-small",)}


@dataclass(frozen=True)
class Graded:
    """What came of one submission."""

    ran: Ran
    results: dict[str, Any]

    @property
    def outcomes(self) -> dict[str, str]:
        return {test["extra_data"]["check"]: test["extra_data"]["outcome"] for test in self.results["tests"]}


class Image:
    """A built image: grades one submission after another, each with nothing left of the one before."""

    def __init__(self, container: Container) -> None:
        self.container = container

    def grade(self, files: dict[str, str | bytes], metadata: dict | None = None, **limits: Any) -> Graded:
        place = self.container.path
        for folder in (place("/autograder/submission"), place("/autograder/results")):
            shutil.rmtree(folder)
            folder.mkdir()
        place("/autograder/submission_metadata.json").unlink(missing_ok=True)
        if metadata is not None:
            place("/autograder/submission_metadata.json").write_text(json.dumps(metadata))
        for name, content in files.items():
            path = place("/autograder/submission") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        ran = self.container.run("/autograder/run_autograder", **({"memory_mb": 768} | limits))
        written = place("/autograder/results/results.json")
        results = json.loads(written.read_text()) if written.is_file() else {}
        if results:
            validate(results)
        return Graded(ran, results)


def validate(results: dict[str, Any]) -> None:
    """Against the documented format; the first error in words."""
    errors = sorted(Draft202012Validator(json.loads(SCHEMA.read_text())).iter_errors(results), key=str)
    assert not errors, errors[0].message


@pytest.fixture(scope="session")
def build_image(tmp_path_factory, root, course) -> Callable[[str], Image]:
    """An image of one assignment; the steps of setup.sh that need the package index are done from this machine."""
    from dataclasses import replace

    images: dict[str, Image] = {}

    def build(id: str) -> Image:
        if id not in images:
            folder = tmp_path_factory.mktemp(id)
            pack(root, replace(course, datasets=DATA_SETS), id, folder / "autograder.zip")
            container = Container(folder)
            container.lay(folder / "autograder.zip")
            container.install_here()
            ran = container.run("bash", "-c", AFTER_INSTALLING, timeout=200)
            assert ran.status == 0, ran.output
            images[id] = Image(container)
        return images[id]

    return build


# The end of setup.sh, from where the packages are installed.
AFTER_INSTALLING = """
set -e
cd source
. ./course.env
sed '1,/^rm -rf/d' setup.sh > /tmp/rest.sh
. /tmp/rest.sh
"""
