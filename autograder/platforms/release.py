"""What is handed out or uploaded, made into release/: for students, for instructors, for GitHub and Classroom 50."""

from __future__ import annotations

import importlib.resources
from collections.abc import Sequence
from pathlib import Path

from autograder.authoring import student_files
from autograder.authoring.archive import write_zip
from autograder.authoring.wheel import build_wheel
from autograder.course import Assignment, Course
from autograder.course.load import CONFIG
from autograder.platforms.github.classroom50 import GIVEN
from autograder.problem import Problem

CONSTRAINTS = "constraints.txt"
INSTRUCTOR = """\
# {title}: for grading

Secret: this folder holds the answers and the hidden checks of `{id}`. It works on Linux as root, or with namespaces.

```
python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
.venv/bin/course grade {id} SUBMISSIONS --out RESULTS
```

`SUBMISSIONS` is a folder or a zip with one sub-folder or file for each student. `.venv/bin/course gradescope {id}`
makes the zip for Gradescope, `.venv/bin/course doctor` says what this machine can do. Points, due dates, data sets and
limits are set in `course_config.py`. `pip install` brings gigabytes for graphics cards where torch is needed;
`uv pip install --torch-backend cpu` does not.
"""


def release(root: Path, course: Course, ids: Sequence[str], out: Path) -> list[Path]:
    """Write four zips for each assignment into `out`; returns them in order. No ids: all of them. Raises Problem."""
    try:
        assignments = [course.assignment(id) for id in ids] or list(course.assignments)
    except KeyError as error:
        raise Problem(error.args[0]) from None
    wheel = build_wheel(root)
    return [path for assignment in assignments for path in _release(root, course, assignment, wheel, out)]


def _release(root: Path, course: Course, assignment: Assignment, wheel: tuple[str, bytes], out: Path) -> list[Path]:
    id = assignment.id
    given = student_files(root, course, assignment)
    engine: dict[str, bytes | str] = {wheel[0]: wheel[1], CONSTRAINTS: _read(root / CONSTRAINTS)}

    def needs(*extras: str) -> dict[str, str]:
        names = ",".join([*extras, *["torch"] * assignment.needs_torch])
        return {"requirements.txt": f"--constraint {CONSTRAINTS}\n./{wheel[0]}{f'[{names}]' if names else ''}\n"}

    student = given | engine | needs("student")
    repository = student | {
        ".github/workflows/check.yml": _template("check.yml"),
        ".gitignore": _template("gitignore"),
    }
    module = assignment.module
    checks = f"test_{module}.py"
    classroom = engine | needs() | {"autograder.py": _template("autograder.py"), checks: given[checks]}
    classroom |= {f"{GIVEN}/{name}": given[name] for name in (f"{module}.ipynb", f"{module}.py")}
    instructor = engine | needs("grading") | _secrets(root, assignment)
    instructor |= {
        "README.md": INSTRUCTOR.format(title=assignment.title, id=id),
        CONFIG: _read(root / CONFIG),
        **{f"assignments/{id}/{name}": text for name, text in given.items()},
    }
    zips = {
        f"{id}-student.zip": _in_folder(id, student),
        f"{id}-repository.zip": repository,
        f"{id}-classroom50.zip": classroom,
        f"{id}-instructor.zip": _in_folder(f"{id}-instructor", instructor),
    }
    for name, files in zips.items():
        write_zip(out / name, files)
    return [out / name for name in zips]


def _in_folder(folder: str, files: dict[str, bytes | str]) -> dict[str, bytes | str]:
    return {f"{folder}/{name}": content for name, content in files.items()}


def _secrets(root: Path, assignment: Assignment) -> dict[str, bytes]:
    folder = root / "solutions" / assignment.id
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in (".py", ".toml")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _template(name: str) -> str:
    return (importlib.resources.files("autograder.platforms.github") / "templates" / name).read_text(encoding="utf-8")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem(f"{path.name} can't be read ({error.strerror}).") from error
