"""The drawn set's cache: written once, by any number of processes, never trusted unseen, and not needed."""

import subprocess
import sys

import numpy as np
import pytest

from autograder.datasets import catalogue, cats_h5, drawn, load_cats, places, status


@pytest.fixture
def pencil(drawn_parts, monkeypatch):
    """Counts how often the pictures are drawn, and takes them from the one time they were."""
    calls = []

    def draw():
        calls.append(1)
        return drawn_parts

    monkeypatch.setattr("autograder.datasets.drawing.draw_cats", draw)
    return calls


def folder():
    return places.cached(catalogue.dataset("cats-drawn"))


def same(cats, parts):
    train, test = parts
    return (
        np.array_equal(cats.train_x, train.x)
        and np.array_equal(cats.train_y, train.y)
        and np.array_equal(cats.test_x, test.x)
        and np.array_equal(cats.test_y, test.y)
        and cats.classes == ["non-cat", "cat"]
    )


def test_drawn_on_first_use_and_read_afterwards(pencil, drawn_parts, capsys):
    assert status()[1].checksum == "not drawn yet" and status()[1].here
    first, second = load_cats(), load_cats()
    assert len(pencil) == 1
    assert same(first, drawn_parts) and same(second, drawn_parts)
    assert status()[1].checksum == "right"
    assert sorted(file.name for file in folder().iterdir()) == ["test_cats_drawn.h5", "train_cats_drawn.h5"]
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 and all(line.startswith("Data: cats-drawn, 209 training and 50 test") for line in lines)


@pytest.mark.parametrize("damage", ["cut off", "other pixel", "missing key"])
def test_a_bad_file_is_kept_aside_and_drawn_again(pencil, drawn_parts, capsys, damage):
    load_cats()
    path = folder() / "test_cats_drawn.h5"
    test = drawn_parts[1]
    if damage == "cut off":
        bad = path.read_bytes()[:5000]
    elif damage == "missing key":
        bad = cats_h5.to_bytes(test.x, test.y, "train")
    else:
        pixels = test.x.copy()
        pixels[7, 30, 30, 1] ^= 1
        bad = cats_h5.to_bytes(pixels, test.y, "test")
    path.write_bytes(bad)
    assert "test_cats_drawn.h5" in status()[1].checksum
    capsys.readouterr()
    assert same(load_cats("cats-drawn"), drawn_parts)
    line = capsys.readouterr().out
    assert line.count("\n") == 1 and f"It was moved to {path}.bad" in line
    assert path.with_name(path.name + ".bad").read_bytes() == bad
    assert len(pencil) == 2 and status()[1].checksum == "right"


def test_a_cache_under_a_file_draws_in_memory(pencil, drawn_parts, tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "file" / "cache"))
    assert same(load_cats(), drawn_parts)
    line = capsys.readouterr().out
    assert line.count("\n") == 1 and "drawn in memory, because" in line
    assert status()[1].here


def test_a_cache_that_can_not_be_written_draws_in_memory(pencil, drawn_parts, monkeypatch, capsys):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(drawn, "write_atomically", refuse)
    assert same(load_cats(), drawn_parts)
    assert "drawn in memory, because" in capsys.readouterr().out
    assert list(folder().iterdir()) == []


def test_other_pictures_than_published_are_never_cached(pencil, drawn_parts, monkeypatch):
    train, test = drawn_parts
    other = test._replace(x=test.x ^ 1)
    monkeypatch.setattr("autograder.datasets.drawing.draw_cats", lambda: (train, other))
    part, _, where = drawn.obtain(catalogue.dataset("cats-drawn"))
    assert part is train and "slightly other pictures" in where
    assert not folder().exists()


def test_two_processes_at_once(cache):
    code = "from autograder.datasets import load_cats; print(int(load_cats('cats-drawn').train_x.sum()))"
    both = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outs = [process.communicate(timeout=120)[0].splitlines() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert outs[0][1] == outs[1][1]
    assert status()[1].checksum == "right"
    assert sorted(file.name for file in folder().iterdir()) == ["test_cats_drawn.h5", "train_cats_drawn.h5"]
