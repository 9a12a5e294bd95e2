"""Every assignment on Gradescope's own limits, and setup.sh with the package index. Minutes: `pytest -m thorough`."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from container import Container, possible
from submissions import endless, hostile, master, wrong

from autograder.platforms.gradescope.pack import pack

pytestmark = [pytest.mark.thorough, pytest.mark.root, pytest.mark.skipif(possible() != "", reason=possible())]
MEMORY_MB, MOST_MB, PROCESSORS, SECONDS = 768, 700, 0.5, 600
ASSIGNMENTS = ("a0_pixels", "a1_logistic", "a2_tensors", "a3_cats", "a4_digits", "a5_convnet")


@pytest.fixture
def say(capsys):
    """A line that is seen: the figures are the point."""

    def line(text: str) -> None:
        with capsys.disabled():
            print(text)

    return line


@pytest.mark.parametrize("kind", ["right", "wrong", "hostile"])
@pytest.mark.parametrize("id", ASSIGNMENTS)
def test_every_assignment_fits(build_image, root, course, say, id, kind):
    assignment = course.assignment(id)
    lost = set(assignment.exercises)
    if kind == "right":
        code, lost = master(root, assignment), set()
    elif kind == "wrong":
        code, exercise = wrong(root, assignment)
        lost = {exercise}
    else:
        code = hostile(assignment)
    graded = build_image(id).grade(
        {f"{assignment.module}.py": code}, memory_mb=MEMORY_MB, processors=PROCESSORS, timeout=SECONDS
    )
    tests = graded.results["tests"]
    say(
        f"\n{id:12} {kind:8} {graded.results['score']:3} of {sum(t['max_score'] for t in tests):3} points "
        f"{graded.ran.seconds:6.1f} s {graded.ran.peak_mb:4} MB"
    )
    assert graded.ran.status == 0, graded.ran.output
    assert graded.results["extra_data"]["tier"] == "B"
    assert graded.ran.peak_mb < MOST_MB
    assert graded.ran.killed == 0
    failed = {t["extra_data"]["exercise"] for t in tests if t["status"] == "failed"}
    own = {t["extra_data"]["exercise"] for t in tests if t["extra_data"]["outcome"] not in ("passed", "skipped")}
    assert own <= lost <= failed if kind == "wrong" else failed == lost


def test_a_convolutional_network_stands_on_the_leaderboard(build_image, root, course):
    assignment = course.assignment("a5_convnet")
    graded = build_image("a5_convnet").grade({"convnet.py": master(root, assignment)})
    accuracy, numbers = graded.results["leaderboard"]
    assert accuracy["name"] == "Accuracy" and 0.85 < accuracy["value"] <= 1 and accuracy["order"] == "desc"
    assert numbers["order"] == "asc" and 0 < numbers["value"] <= 500_000


def test_a_container_that_is_killed_leaves_what_was_done(build_image, root, course):
    assignment = course.assignment("a5_convnet")
    code = endless(root, assignment)
    graded = build_image("a5_convnet").grade({"convnet.py": code}, processors=PROCESSORS, timeout=60)
    assert graded.ran.status != 0
    assert "cut short" in graded.results["output"]
    assert {"passed", "timeout"} <= set(graded.outcomes.values())


def index_reached() -> bool:
    """Whether pip's index answers: its own answer to a question about a package that setup.sh installs."""
    import subprocess
    import sys

    return subprocess.run([sys.executable, "-m", "pip", "index", "versions", "uv"], capture_output=True).returncode == 0


@pytest.mark.parametrize("id", ["a1_logistic", "a5_convnet"])
def test_setup_runs_from_the_zip_alone(tmp_path, root, course, say, id):
    """The real script, with the real index. Where torch's own index is out of reach, COURSE_TORCH_BACKEND says so."""
    if not index_reached():
        pytest.skip("the package index is out of reach")
    datasets = {"cats": ("cats-drawn",), "mnist": ("mnist-small",)}
    pack(root, replace(course, datasets=datasets), id, tmp_path / "autograder.zip")
    container = Container(tmp_path)
    container.lay(tmp_path / "autograder.zip")
    ran = container.run("/autograder/source/setup.sh")
    assert ran.status == 0, ran.output[-3000:]
    assignment = course.assignment(id)
    container.path(f"/autograder/submission/{assignment.module}.py").write_text(master(root, assignment))
    graded = container.run("/autograder/run_autograder", memory_mb=MEMORY_MB, processors=PROCESSORS)
    say(f"\n{id}: setup {ran.seconds:.0f} s, grading {graded.seconds:.0f} s, {graded.peak_mb} MB. {graded.output}")
    assert graded.status == 0, graded.output
    assert graded.peak_mb < MOST_MB
    shutil.rmtree(tmp_path / "upper", ignore_errors=True)
