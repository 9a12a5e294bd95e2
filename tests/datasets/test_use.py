"""Which data set is in use, and what happens when it can't be."""

import pytest

from autograder.datasets import DataError, fetch, in_use, load_cats


def test_without_real_cats_the_drawn_ones_are_in_use_and_asking_draws_nothing(cache):
    info = in_use("cats", ("cats-real", "cats-drawn"))
    assert info.name == "cats-drawn" and info.where.startswith(str(cache)) and "drawn by" in info.origin
    assert not cache.exists()


def test_the_preference_decides(real, monkeypatch):
    monkeypatch.setenv("COURSE_DATA", str(real))
    assert in_use("cats", ("cats-real", "cats-drawn")).name == "cats-real"
    assert in_use("cats", ("cats-drawn", "cats-real")).name == "cats-drawn"


def test_the_drawn_cats_do_not_care_for_course_data(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "nowhere"))
    assert in_use("cats", ("cats-drawn",)).name == "cats-drawn"


def test_insisting_on_data_that_is_not_here():
    with pytest.raises(DataError, match=r"cats-real is not on this machine\. Run `course data --fetch`"):
        in_use("cats", ("cats-real",))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: in_use("cats", ()), "Name at least one of: cats-real, cats-drawn"),
        (lambda: in_use("cats", ("kittens",)), "'kittens'.*cats-real, cats-drawn"),
        (lambda: in_use("dogs", ("cats-real",)), "'dogs'"),
        (lambda: load_cats("kittens"), "'kittens'"),
        (lambda: fetch("kittens"), "'kittens'"),
    ],
)
def test_wrong_names_are_one_clear_line(call, words):
    with pytest.raises(DataError, match=words) as error:
        call()
    assert "\n" not in str(error.value)


def test_fetching_the_drawn_cats_draws_them(cache):
    assert fetch("cats-drawn").where.startswith(str(cache))
    assert len(list(cache.rglob("*.h5"))) == 2
