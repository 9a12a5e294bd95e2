"""The catalogue is data; these are the laws that data keeps."""

import re
import subprocess
import sys

import pytest

from autograder.datasets import DataError, catalogue


def test_names_are_unique_and_found():
    names = [entry.name for entry in catalogue.CATALOGUE]
    assert len(set(names)) == len(names)
    assert [catalogue.dataset(name).name for name in names] == names


@pytest.mark.parametrize("entry", catalogue.CATALOGUE, ids=lambda entry: entry.name)
def test_every_entry_is_whole(entry):
    assert all(re.fullmatch("[0-9a-f]{64}", file.sha256) for file in entry.files)
    assert "\n" not in entry.origin
    assert entry.url is None or (entry.url.startswith("https://") and entry.url.endswith("/"))


def test_the_real_cats_come_before_the_drawn_ones():
    assert catalogue.family("cats") == ("cats-real", "cats-drawn")


@pytest.mark.parametrize(("look_up", "name"), [(catalogue.dataset, "cats"), (catalogue.family, "dogs")])
def test_an_unknown_name_lists_the_known_ones(look_up, name):
    with pytest.raises(DataError, match=f"'{name}'.* Known are: .*cats"):
        look_up(name)


def test_importing_the_room_is_cheap():
    code = (
        "import sys, autograder.datasets;"
        "print(sorted({'h5py', 'numpy', 'pooch', 'requests', 'matplotlib'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"
