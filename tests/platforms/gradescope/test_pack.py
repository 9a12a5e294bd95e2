"""The zip itself: what is in it, and how the data of each kind reaches the image."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import pytest

from autograder.datasets import DataError, load_digits
from autograder.platforms.gradescope.pack import pack
from autograder.platforms.gradescope.prepare import place_data


@pytest.fixture
def course_data(root, monkeypatch):
    folder = root.parent / "shared" / "data"
    if not (folder / "mnist").is_dir():
        pytest.skip("the real data is not on this machine")
    monkeypatch.setenv("COURSE_DATA", str(folder))
    return folder


def contents(out):
    with zipfile.ZipFile(out) as archive:
        modes = {entry.filename: entry.external_attr >> 16 & 0o777 for entry in archive.infolist()}
        return modes, {name: archive.read(name) for name in archive.namelist()}


def test_the_zip_holds_one_assignment_and_two_programs(root, course, tmp_path):
    out = tmp_path / "new" / "a.zip"
    assert pack(root, course, "a0_pixels", out) == ("none", 20)
    modes, files = contents(out)
    assert modes["setup.sh"] == modes["run_autograder"] == 0o755
    assert {name for name, mode in modes.items() if mode != 0o755 and not name.endswith(".whl")} == {
        *("course.env", "course_config.py", "constraints.txt", "requirements.txt"),
        *("solutions/a0_pixels/pixels.py", "solutions/a0_pixels/test_pixels.py"),
        *("assignments/a0_pixels/pixels.py", "assignments/a0_pixels/pixels.ipynb"),
    }
    assert b"torch" not in files["requirements.txt"]
    assert b"COURSE_ASSIGNMENT=a0_pixels" in files["course.env"]


def test_data_that_nobody_offers_travels_in_the_zip_and_is_verified(root, course, course_data, tmp_path, monkeypatch):
    assert (
        pack(root, replace(course, datasets={"mnist": ("mnist-10k",)}), "a4_digits", tmp_path / "a.zip").dataset
        == "mnist-10k"
    )
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "source")
    monkeypatch.delenv("COURSE_DATA")
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    place_data("mnist-10k", tmp_path / "source")
    assert load_digits("mnist-10k").train_x.shape == (10_000, 28, 28)
    # A file that was damaged on the way stops the build of the image.
    labels = tmp_path / "source" / "data" / "t10k-labels-idx1-ubyte.gz"
    labels.write_bytes(labels.read_bytes()[:-1])
    with pytest.raises(DataError, match="cut off"):
        place_data("mnist-10k", tmp_path / "source")


def test_pictures_that_may_not_be_passed_on_stay_out(root, course, course_data, tmp_path):
    assert (
        pack(root, replace(course, datasets={"cats": ("cats-real",)}), "a3_cats", tmp_path / "a.zip").dataset
        == "cats-real"
    )
    assert not [name for name in zipfile.ZipFile(tmp_path / "a.zip").namelist() if name.startswith("data/")]
