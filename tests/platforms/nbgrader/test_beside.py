"""Files beside a submitted notebook go nowhere."""

from __future__ import annotations

import os

from autograder.platforms.nbgrader.beside import drop_links, remove_copies


def test_links_and_pipes_are_removed_and_plain_files_and_what_a_link_leads_to_are_not(tmp_path):
    secret, folder = tmp_path / "gradebook.db", tmp_path / "submitted"
    (folder / "more").mkdir(parents=True)
    for path in (secret, folder / "data.csv", folder / "more" / "notes.txt", folder / "a.ipynb"):
        path.write_text("kept")
    (folder / "more" / "link").symlink_to(secret)
    (folder / "gone").symlink_to(tmp_path / "nowhere")
    (folder / "all").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    drop_links(assignment="a", student="*", notebooks=[str(folder / "a.ipynb")])
    assert secret.read_text() == "kept"
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert left == {"a.ipynb", "data.csv", "more", "more/notes.txt"}


def test_only_the_courses_files_remain_beside_the_graded_notebook(tmp_path):
    graded, source = tmp_path / "graded", tmp_path / "source"
    for folder in (graded, source):
        folder.mkdir()
        (folder / "test_a.py").write_text("the course's")
    (graded / "sub").mkdir()
    for name in ("numpy.py", "timestamp.txt", "sub/deep.txt"):
        (graded / name).write_text("the student's")
    (graded / "link").symlink_to(source)
    remove_copies(graded, source)
    assert [path.name for path in graded.rglob("*") if not path.is_dir()] == ["test_a.py"]
    assert (source / "test_a.py").exists()
