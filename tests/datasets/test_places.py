"""Folders, files put out of the way, and writing without half a file."""

from pathlib import Path

import pytest

from autograder.datasets import DataError, catalogue, places


def test_course_data_must_be_a_folder(tmp_path, monkeypatch):
    assert places.course_data() is None
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    assert places.course_data() == tmp_path
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "none"))
    with pytest.raises(DataError, match="which is not a folder"):
        places.course_data()


def test_without_course_cache_the_operating_system_s_place_is_used(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert places.cache().name == "autograder"


def test_drawings_of_another_version_have_another_folder(cache):
    drawn, real = catalogue.dataset("cats-drawn"), catalogue.dataset("cats-real")
    assert places.cached(real) == cache / "cats-real"
    assert places.cached(drawn) == cache / f"cats-drawn-{drawn.files[0].sha256[:8]}"


def test_bad_files_are_kept_all_of_them(tmp_path):
    path = tmp_path / "a.h5"
    for content in ("one", "two", "three"):
        path.write_text(content)
        assert ".bad" in places.set_aside(path)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {
        "a.h5.bad": "one",
        "a.h5.bad2": "two",
        "a.h5.bad3": "three",
    }


def test_what_can_not_be_moved_is_said(tmp_path, monkeypatch):
    path = tmp_path / "a.h5"
    path.write_text("bad")
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    assert "could not be moved" in places.set_aside(path)
    assert path.read_text() == "bad"


def test_a_file_that_another_process_has_moved_is_no_error(tmp_path):
    assert "moved aside" in places.set_aside(tmp_path / "gone.h5")
