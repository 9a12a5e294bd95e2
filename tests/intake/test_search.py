"""All that a student uploaded: the right file is found, or a sentence says why there is none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import nbformat
import pytest

from autograder.intake import IntakeProblem
from autograder.intake.search import find_submission

LIMIT = 1_000_000
ANSWER, STUB = "def f(): return 1\n", "def f(): raise NotImplementedError\n"


def notebook(source: str) -> str:
    return nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)]))


def lay(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def find(tmp_path):
    given = lay(tmp_path / "given", {"logistic.py": STUB, "logistic.ipynb": notebook(STUB)})
    (tmp_path / "scratch").mkdir()
    (tmp_path / "handed_in").mkdir()

    def search(files: dict[str, str]):
        folder = lay(tmp_path / "handed_in", files)
        found = find_submission(folder, "logistic", sorted(given.iterdir()), LIMIT, tmp_path / "scratch")
        base = folder if found.path.is_relative_to(folder) else tmp_path / "scratch"
        return found.path.relative_to(base).as_posix(), found.remarks

    return search


@pytest.mark.parametrize(
    ("files", "chosen", "says"),
    [
        ({"logistic.py": ANSWER}, "logistic.py", ""),
        ({"a/b/logistic.ipynb": notebook(ANSWER), "a/b/README.md": "x"}, "a/b/logistic.ipynb", ""),
        # A whole folder: the form that was not worked in is as it was handed out.
        ({"logistic.py": STUB, "logistic.ipynb": notebook(ANSWER), "test_logistic.py": "x"}, "logistic.ipynb", ""),
        ({"logistic.py": ANSWER, "logistic.ipynb": notebook(STUB)}, "logistic.py", ""),
        ({"logistic.py": STUB}, "logistic.py", ""),
        ({"logistic (1).ipynb": notebook(ANSWER)}, "logistic (1).ipynb", "as there is no logistic.ipynb"),
        ({"homework.py": ANSWER, "test_logistic.py": "x"}, "homework.py", "Graded homework.py"),
        ({"logistic.py": ANSWER, "old/logistic.py": ANSWER + "\n# older\n"}, "logistic.py", "not old/logistic.py"),
        ({"a/logistic.py": ANSWER, "b/logistic.py": ANSWER}, "a/logistic.py", ""),  # twice the same
        (
            {"__MACOSX/logistic.py": "x", ".ipynb_checkpoints/logistic.py": "x", "logistic.py": ANSWER},
            "logistic.py",
            "",
        ),
    ],
)
def test_the_right_file_is_found(find, files, chosen, says):
    path, remarks = find(files)
    assert path == chosen
    assert says in " ".join(remarks)
    assert bool(remarks) == bool(says)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "nothing was"),
        ({"answers.pdf": "x", "notes/n.txt": "x"}, "only answers.pdf, notes/n.txt"),
        ({"logistic.py": ANSWER, "logistic.ipynb": notebook(ANSWER + "# other")}, "2 files could be the submission"),
        ({"one.py": ANSWER, "two.py": ANSWER + "# other"}, "one.py and two.py"),
        ({f"file{n}.txt": "x" for n in range(2500)}, "More than 2000 files"),
    ],
)
def test_what_is_not_found_is_explained(find, files, says):
    with pytest.raises(IntakeProblem) as problem:
        find(files)
    assert says in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_lone_zip_is_looked_into(find, tmp_path):
    with zipfile.ZipFile(tmp_path / "handed_in" / "mine.zip", "w") as archive:
        archive.writestr("deep/logistic.py", ANSWER)
    path, _ = find({})
    assert path.endswith("deep/logistic.py")


def test_a_link_is_no_submission(find, tmp_path):
    (tmp_path / "handed_in" / "logistic.py").symlink_to("/etc/passwd")
    with pytest.raises(IntakeProblem, match="There is no"):
        find({})
