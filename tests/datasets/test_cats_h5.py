"""Reading and writing the h5 layout."""

import io

import h5py
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.datasets import cats_h5

KEYS = ("test_set_x", "test_set_y", "list_classes")


@pytest.fixture(scope="module")
def good():
    rng = np.random.default_rng(1)
    return cats_h5.to_bytes(rng.integers(0, 256, (50, 64, 64, 3), dtype=np.uint8), rng.integers(0, 2, (1, 50)), "test")


def changed(data, key, value):
    """The file with one entry replaced, or taken out if the value is None."""
    buffer = io.BytesIO(data)
    with h5py.File(buffer, "r+") as file:
        del file[key]
        if value is not None:
            file[key] = value
    return buffer.getvalue()


def test_what_is_written_is_read(good):
    part = cats_h5.read(good, "test")
    again = cats_h5.read(cats_h5.to_bytes(part.x, part.y, "test"), "test")
    assert part.x.shape == (50, 64, 64, 3) and part.x.dtype == np.uint8
    assert part.y.shape == (1, 50) and part.y.dtype == np.int64
    assert part.classes == ["non-cat", "cat"]
    assert np.array_equal(again.x, part.x) and np.array_equal(again.y, part.y)
    assert cats_h5.digest(again) == cats_h5.digest(part)


def test_the_layout_is_that_of_the_real_file(good, real):
    with h5py.File(real / "test_catvnoncat.h5", "r") as theirs, h5py.File(io.BytesIO(good), "r") as ours:
        assert set(theirs) == set(ours)
        for key in theirs:
            assert (theirs[key].shape, theirs[key].dtype) == (ours[key].shape, ours[key].dtype)


@pytest.mark.parametrize("key", KEYS)
def test_a_missing_key_is_named(good, key):
    with pytest.raises(ValueError, match=f"has no key '{key}'"):
        cats_h5.read(changed(good, key, None), "test")


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("test_set_x", np.zeros((49, 64, 64, 3), np.uint8), r"test_set_x of shape \(49, 64, 64, 3\)"),
        ("test_set_x", np.zeros((50, 64, 64, 3), np.float32), "type float32"),
        ("test_set_y", np.zeros((1, 50), int), r"test_set_y of shape \(1, 50\)"),
        ("test_set_y", np.zeros(50), "integers"),
        ("test_set_y", np.full(50, 2), "labels other than 0 and 1"),
        ("list_classes", np.array([b"cat", b"non-cat"]), "has the classes"),
        ("list_classes", np.array([0, 1]), "byte strings"),
    ],
)
def test_wrong_contents_are_named(good, key, value, words):
    with pytest.raises(ValueError, match=words):
        cats_h5.read(changed(good, key, value), "test")


@settings(max_examples=40, deadline=None)
@given(fraction=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_off_anywhere_is_said_to_be(good, fraction):
    with pytest.raises(ValueError, match="cut off or not an h5 file"):
        cats_h5.read(good[: int(fraction * len(good))], "test")


def test_a_web_page_is_not_an_h5_file():
    with pytest.raises(ValueError, match="not an h5 file"):
        cats_h5.read(b"<html>Please log in to the network</html>", "test")


def test_one_changed_pixel_or_label_changes_the_digest(good):
    part = cats_h5.read(good, "test")
    before = cats_h5.digest(part)
    part.x[49, 63, 63, 2] ^= 1
    middle = cats_h5.digest(part)
    part.y[0, 0] ^= 1
    assert len({before, middle, cats_h5.digest(part)}) == 3
