"""Laws that every file of checks keeps."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

CHECKS = sorted((Path(__file__).parents[2] / "solutions").glob("*/test_*.py"))


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_no_call_can_change_what_the_next_submission_is_judged_by(path):
    """A check passes a file's own arrays to students, and what a call changes in place changes for the caller."""
    spec = importlib.util.spec_from_file_location(f"checks_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    writable = [name for name, value in vars(module).items() if isinstance(value, np.ndarray) and value.flags.writeable]
    assert not writable


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_every_hidden_check_is_in_a_hidden_region(path):
    """The build removes the regions; the marker alone would hand the check out."""
    inside = False
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line == "### BEGIN HIDDEN TESTS":
            inside = True
        elif line == "### END HIDDEN TESTS":
            inside = False
        assert inside or ("pytest.mark.hidden" not in line and "reference" not in line and "cats" not in line)
    assert not inside
