"""Published files: found, verified, downloaded from a server of our own, and refused when they are wrong."""

import hashlib
import http.server
import shutil
import sys
import threading
from dataclasses import replace
from functools import partial

import pytest

from autograder.datasets import DataError, catalogue, fetch, in_use, load_cats, published, status
from autograder.datasets.catalogue import DataFile

FILES = ("train_catvnoncat.h5", "test_catvnoncat.h5")


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder that a web server on this machine shows; fetch downloads from there. `site.asked` lists the requests."""
    folder = tmp_path / "site"
    folder.mkdir()
    asked = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            asked.append(self.path)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("COURSE_DATA_URL", f"http://127.0.0.1:{server.server_port}/")
    yield folder, asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def small(monkeypatch):
    """The catalogue with two small files in the place of the real ones, so that these tests need no real data."""
    contents = {name: f"the right {name}".encode() * 50 for name in FILES}
    entry = replace(
        catalogue.dataset("cats-real"),
        files=tuple(DataFile(name, hashlib.sha256(data).hexdigest(), len(data)) for name, data in contents.items()),
    )
    monkeypatch.setattr(catalogue, "CATALOGUE", (entry, catalogue.dataset("cats-drawn")))
    return contents


def put(folder, contents):
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)


def one_line(error):
    assert "\n" not in str(error.value)
    return str(error.value)


def test_fetch_downloads_and_verifies_once(site, small, cache, capfd):
    folder, asked = site
    put(folder, small)
    info = fetch("cats-real")
    assert (info.name, info.where) == ("cats-real", str(cache / "cats-real"))
    assert len(asked) == 2
    assert fetch("cats-real") == info == in_use("cats", ("cats-real", "cats-drawn"))
    assert len(asked) == 2
    assert status()[0].here and status()[0].checksum == "right"
    assert capfd.readouterr() == ("", "")  # no progress bar and no log where there is no terminal


def test_fetch_works_on_a_terminal(site, small, monkeypatch):
    put(site[0], small)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert fetch("cats-real").name == "cats-real"


def test_a_download_with_the_wrong_checksum_is_kept_aside_and_never_used(site, small, cache):
    put(site[0], small | {FILES[1]: b"<html>Please log in</html>" * 100})
    with pytest.raises(DataError) as error:
        fetch("cats-real")
    assert "wrong checksum" in one_line(error) and f"{FILES[1]}.bad" in one_line(error)
    assert sorted(file.name for file in (cache / "cats-real").iterdir()) == [f"{FILES[1]}.bad", FILES[0]]
    assert in_use("cats", ("cats-real", "cats-drawn")).name == "cats-drawn"
    put(site[0], small)
    assert fetch("cats-real").name == "cats-real"


def test_a_download_that_is_cut_off_says_so(site, small):
    put(site[0], small | {FILES[0]: small[FILES[0]][:100]})
    with pytest.raises(DataError, match=r"is cut off: it has 100 of \d+ bytes"):
        fetch("cats-real")


def test_a_server_without_the_file(site, small):
    with pytest.raises(DataError) as error:
        fetch("cats-real")
    assert "the server answers 404" in one_line(error)


def test_no_server_at_all(small, monkeypatch):
    monkeypatch.setenv("COURSE_DATA_URL", "http://127.0.0.1:9/")
    with pytest.raises(DataError) as error:
        fetch("cats-real")
    assert "can't be reached" in one_line(error)


def test_a_cache_that_can_not_be_written(site, small, tmp_path, monkeypatch):
    put(site[0], small)
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "file"))
    with pytest.raises(DataError) as error:
        fetch("cats-real")
    assert str(tmp_path / "file") in one_line(error)


def test_fetch_replaces_a_bad_file_and_keeps_it(site, small, cache):
    put(site[0], small)
    put(cache / "cats-real", small | {FILES[0]: b"damaged"})
    fetch("cats-real")
    assert (cache / "cats-real" / f"{FILES[0]}.bad").read_bytes() == b"damaged"
    assert (cache / "cats-real" / FILES[0]).read_bytes() == small[FILES[0]]


def test_loading_never_downloads(site, small):
    put(site[0], small)
    with pytest.raises(DataError) as error:
        load_cats("cats-real")
    assert "course data --fetch" in one_line(error)
    assert site[1] == []


def test_course_data_is_verified_in_place(site, small, tmp_path, monkeypatch, cache):
    put(tmp_path / "mine", small)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "mine"))
    assert fetch("cats-real").where == str(tmp_path / "mine")
    assert site[1] == [] and not cache.exists()


def test_a_bad_file_in_course_data_is_an_error_that_says_where_it_went(small, tmp_path, monkeypatch, cache):
    put(tmp_path / "mine", small | {FILES[0]: b"damaged, but as long as the right one" * 50})
    put(cache / "cats-real", small)  # good ones here must not be taken in silence
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "mine"))
    assert "wrong checksum" in status()[0].checksum and not status()[0].here
    with pytest.raises(DataError) as error:
        in_use("cats", ("cats-real", "cats-drawn"))
    aside = tmp_path / "mine" / f"{FILES[0]}.bad"
    assert f"It was moved to {aside}." in one_line(error) and "unset COURSE_DATA" in one_line(error)
    assert aside.exists() and not (tmp_path / "mine" / FILES[0]).exists()
    with pytest.raises(DataError, match=f"holds no {FILES[0]}"):
        in_use("cats", ("cats-real", "cats-drawn"))


def test_a_bad_file_that_can_not_be_moved_is_refused(small, tmp_path, monkeypatch):
    put(tmp_path / "mine", small | {FILES[0]: b"damaged"})
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "mine"))
    monkeypatch.setattr(published, "set_aside", lambda path: "It was not used, and could not be moved aside.")
    for _ in range(2):
        with pytest.raises(DataError, match="could not be moved aside"):
            load_cats()


def test_course_data_without_the_files_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    with pytest.raises(DataError, match=f"holds no {FILES[0]}"):
        load_cats()
    assert "holds no" in status()[0].checksum


def test_only_one_of_two_files_in_the_cache_is_not_here(small, cache):
    put(cache / "cats-real", {FILES[0]: small[FILES[0]]})
    assert in_use("cats", ("cats-real", "cats-drawn")).name == "cats-drawn"
    assert status()[0].checksum == "not here"


def test_the_right_checksum_on_a_wrong_layout_is_still_no_traceback(small, cache):
    put(cache / "cats-real", small)
    with pytest.raises(DataError, match="not an h5 file"):
        load_cats("cats-real")


def test_the_real_files_end_to_end(site, real, cache, capsys):
    for name in FILES:
        shutil.copyfile(real / name, site[0] / name)
    fetch("cats-real")
    cats = load_cats()
    line = capsys.readouterr().out
    assert line.count("\n") == 1 and "cats-real" in line and str(cache) in line
    assert cats.train_x.shape == (209, 64, 64, 3) and cats.test_y.shape == (1, 50)
    assert (cats.train_y.sum(), cats.test_y.sum()) == (72, 33)


def test_one_flipped_bit_in_the_real_file_is_found(real, tmp_path, monkeypatch):
    for name in FILES:
        shutil.copyfile(real / name, tmp_path / name)
    data = bytearray((tmp_path / FILES[0]).read_bytes())
    data[1_000_000] ^= 1
    (tmp_path / FILES[0]).write_bytes(data)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    with pytest.raises(DataError, match="wrong checksum"):
        load_cats()
