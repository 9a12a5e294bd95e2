"""What of a folder reaches a sandbox."""

import os

from autograder.isolation import files


def crossed(folder, target):
    """What arrives below `target`, and the names of what was too much."""
    archive, too_much = files.pack(folder)
    with archive:
        files.unpack(os.dup(archive.fileno()), target)
    return sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()), too_much


def test_plain_files_cross_with_their_content(tmp_path):
    folder, target = tmp_path / "from", tmp_path / "to"
    (folder / "data").mkdir(parents=True)
    target.mkdir()
    (folder / "data" / "ä b.csv").write_bytes(b"1,\x00\n")
    (folder / "empty.txt").touch()
    assert crossed(folder, target) == (["data/ä b.csv", "empty.txt"], [])
    assert (target / "data" / "ä b.csv").read_bytes() == b"1,\x00\n"


def test_links_pipes_notebooks_and_hidden_files_do_not(tmp_path):
    folder, target = tmp_path / "from", tmp_path / "to"
    (folder / ".git").mkdir(parents=True)
    (folder / "__pycache__").mkdir()
    target.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    for name in ("a.ipynb", ".hidden", ".git/config", "__pycache__/a.pyc"):
        (folder / name).write_text("x")
    assert crossed(folder, target) == ([], [])


def test_what_is_too_large_too_many_or_too_deep_stays_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 100)
    monkeypatch.setattr(files, "MAX_BYTES", 150)
    monkeypatch.setattr(files, "MAX_FILES", 3)
    monkeypatch.setattr(files, "MAX_DEPTH", 2)
    folder, target = tmp_path / "from", tmp_path / "to"
    deep = folder / "z" / "z" / "z"
    deep.mkdir(parents=True)
    target.mkdir()
    (deep / "deep.txt").write_text("x")
    for name, size in (("a", 101), ("b", 100), ("c", 60), ("d", 1), ("e", 1), ("f", 1)):
        (folder / name).write_bytes(bytes(size))
    assert crossed(folder, target) == (["b", "d", "e"], ["a", "c", "f and all after it"])


def test_no_folder_is_no_files(tmp_path):
    assert crossed(None, tmp_path) == ([], [])
