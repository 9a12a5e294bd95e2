"""A class on a real Dask cluster: a scheduler and workers in processes of their own, lost and unfit ones among them."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from autograder.grading import cluster
from autograder.grading.cluster import graded_on_cluster
from autograder.grading.grade import GRADES, RESULTS, ClassResult, grade_class
from autograder.grading.job import GradingProblem, make_job
from autograder.intake.folder import submissions_in

pytestmark = [
    pytest.mark.slow,
    pytest.mark.root,
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root on Linux"),
]

ASSIGNMENT, MODULE = "a0_pixels", "pixels"
END_SECONDS = 10

# Without seccomp, in truth: the worker of students' code is started by way of this program.
WEAK_START = "import sys\nfrom autograder.isolation import worker\nsys.modules['pyseccomp'] = None\nworker.main()\n"
WEAK = """
import sys
from autograder.grading import seat
from autograder.isolation.layers import namespaces

namespaces.command = lambda *arguments: [sys.executable, "-I", {start!r}]

def told(*arguments):
    open({mark!r}, "w").close()

seat.survey = seat.grade = told
"""
# As if what one student handed in could end the process that grades.
FRAGILE = """
import os
from autograder.grading import seat

if not hasattr(seat, "whole"):  # a nanny's worker reads this more than once
    seat.whole = seat.survey

def fragile(fingerprint, work):
    if work.student == "deadly":
        os.kill(os.getpid(), 9)
    return seat.whole(fingerprint, work)

seat.survey = fragile
"""


@pytest.fixture(scope="module")
def job(root, course):
    return make_job(root, course, ASSIGNMENT)


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory, root) -> Path:
    """Answers right, wrong, endless, the same twice, and files that can't be read."""
    folder = tmp_path_factory.mktemp("class")
    answers = (root / "solutions" / ASSIGNMENT / f"{MODULE}.py").read_text(encoding="utf-8")
    stub = (root / "assignments" / ASSIGNMENT / f"{MODULE}.ipynb").read_text(encoding="utf-8")
    examples = sorted((root / "solutions" / ASSIGNMENT / "examples" / "wrong").glob("*.py"))[:4]
    submissions = {
        "ada.py": answers,
        "ben.py": answers + "\n",
        "cem.ipynb": stub,
        "dora.ipynb": stub[:200],
        "emil.py": "def f(:\n",
        **{f"finn{n}.py": f"{answers}\n\n{path.read_text(encoding='utf-8')}" for n, path in enumerate(examples)},
    }
    for name, text in submissions.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def here(job, class_folder, tmp_path_factory) -> Path:
    """The results of this machine."""
    out = tmp_path_factory.mktemp("here")
    with submissions_in(class_folder, MODULE) as found:
        grade_class(job, found.hand_ins, out, jobs=1)
    return out


@pytest.fixture
def start(tmp_path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start a part of a Dask cluster. All that is started ends with the test."""
    (tmp_path / "scratch").mkdir()
    started: list[subprocess.Popen] = []
    with contextlib.ExitStack() as stack:

        def run(*arguments: object, **environment: object) -> subprocess.Popen:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *map(str, arguments), "--no-dashboard"],
                stdout=subprocess.DEVNULL,
                stderr=(tmp_path / f"{len(started)}.log").open("wb"),
                env={**os.environ, "OMP_NUM_THREADS": "1", "TMPDIR": str(tmp_path / "scratch"), **environment},
                cwd=tmp_path,  # and not the repository, which a node need not have
                start_new_session=True,
            )
            stack.callback(_end, process)
            started.append(process)
            return process

        yield run


def _end(process: subprocess.Popen) -> None:
    """With all that it started: a worker may have a nanny."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(END_SECONDS)


@pytest.fixture
def scheduler_process(start) -> tuple[str, subprocess.Popen]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return f"tcp://127.0.0.1:{port}", start("scheduler", "--host", "127.0.0.1", "--port", port)


@pytest.fixture
def scheduler(scheduler_process) -> str:
    return scheduler_process[0]


@pytest.fixture
def worker(start, scheduler, tmp_path) -> Callable[..., subprocess.Popen]:
    """Start a worker, by default without a nanny, so that it stays dead."""

    def run(*options: object, nanny: str = "--no-nanny", **environment: object) -> subprocess.Popen:
        usual = ("--nworkers", 1, "--nthreads", 1, "--local-directory", tmp_path / "dask", nanny)
        return start("worker", scheduler, *usual, *options, **environment)

    return run


def grade(job, folder: Path, out: Path, address: str, **options) -> tuple[ClassResult, list[str]]:
    """What came of the class, and what was said of the workers."""
    told: list[str] = []
    out.mkdir(exist_ok=True)
    with submissions_in(folder, MODULE) as found:
        grader = partial(graded_on_cluster, address=address, tell=told.append)
        return grade_class(job, found.hand_ins, out, grader=grader, **options), told


def written(out: Path) -> dict[str, str]:
    """Every file that counts, without times."""
    files = {path.parent.name: path.read_text() for path in out.glob(f"*/{RESULTS}")}
    times = r'"(execution_time|seconds)": ?[0-9.e-]+'
    return {GRADES: (out / GRADES).read_text(), **{name: re.sub(times, "", text) for name, text in files.items()}}


def test_the_results_are_those_of_this_machine(job, class_folder, here, scheduler, worker, tmp_path):
    """The workers come when the grading waits for them already."""
    worker(), worker()
    done, told = grade(job, class_folder, tmp_path / "out", scheduler)
    assert not told
    assert not done.ungraded
    assert done.taken_over, "what is known of the same code is used on a cluster, too"
    assert written(tmp_path / "out") == written(here)
    again, _ = grade(job, class_folder, tmp_path / "out", "tcp://127.0.0.1:9")
    assert again.kept == len(done.results), "where nothing is left, no cluster is needed"


def test_a_worker_that_is_killed_costs_time_only(job, class_folder, here, scheduler, worker, tmp_path):
    doomed, _ = worker(), worker()
    done = []

    def kill_after_two(student: str) -> None:
        done.append(student)
        if len(done) == 2:
            doomed.kill()

    result, told = grade(job, class_folder, tmp_path / "out", scheduler, fresh=True, on_done=kill_after_two)
    assert doomed.wait(END_SECONDS) == -signal.SIGKILL
    assert [sentence for sentence in told if "is lost" in sentence], "it had nothing in work: the test proves nothing"
    assert not result.ungraded
    assert sorted(done) == sorted(path.stem for path in class_folder.iterdir()), "each one once"
    assert written(tmp_path / "out") == written(here)


def test_a_worker_below_the_tier_gets_nothing(job, class_folder, here, scheduler, worker, tmp_path):
    mark = tmp_path / "mark"
    (tmp_path / "start.py").write_text(WEAK_START)
    (tmp_path / "weak.py").write_text(WEAK.format(start=str(tmp_path / "start.py"), mark=str(mark)))
    worker("--preload", tmp_path / "weak.py")
    with pytest.raises(GradingProblem, match=r"tier D, and .* need tier B \(absent: .*no other programs"):
        grade(job, class_folder, tmp_path / "out", scheduler)
    worker()
    told: list[str] = []
    for _ in range(20):  # until the second one is there: with the weak one alone it is refused again
        with contextlib.suppress(GradingProblem):
            told = grade(job, class_folder, tmp_path / "out", scheduler)[1]
            break
        time.sleep(0.5)
    assert "tier D" in told[0]
    assert not mark.exists()
    assert written(tmp_path / "out") == written(here)


def test_a_worker_with_another_version_of_the_engine_gets_nothing(job, class_folder, scheduler, worker, tmp_path):
    engine = tmp_path / "other" / "autograder"
    shutil.copytree(Path(sys.modules["autograder"].__file__).parent, engine, ignore=shutil.ignore_patterns("*.pyc"))
    with (engine / "result.py").open("a") as file:
        file.write("# changed\n")
    worker(PYTHONPATH=str(engine.parent))
    with pytest.raises(GradingProblem, match="another version of this program"):
        grade(job, class_folder, tmp_path / "out", scheduler)


def test_a_submission_that_ends_its_workers_is_left_alone(job, class_folder, scheduler, worker, tmp_path, monkeypatch):
    """A nanny starts the worker again each time, at another address."""
    monkeypatch.setattr(cluster, "LOSSES", 2)
    (tmp_path / "fragile.py").write_text(FRAGILE)
    folder = tmp_path / "class"
    folder.mkdir()
    for name in ("ada", "deadly"):
        shutil.copy(class_folder / "ada.py", folder / f"{name}.py")
    worker("--preload", tmp_path / "fragile.py", nanny="--nanny")
    done, _ = grade(job, folder, tmp_path / "out", scheduler)
    assert [result.student for result in done.results] == ["ada"]
    assert "workers were lost" in done.ungraded["deadly"]


def test_a_stop_keeps_what_is_done_and_leaves_no_secret_behind(job, class_folder, scheduler, worker, tmp_path):
    worker()
    seen = []

    def stop(student: str) -> None:
        seen.extend(stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "scratch").glob("course-judge-*"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grade(job, class_folder, tmp_path / "out", scheduler, on_done=stop)
    assert seen == [0o700]
    assert len(list((tmp_path / "out").glob(f"*/{RESULTS}"))) == 1
    for _ in range(100):
        if not list((tmp_path / "scratch").glob("course-judge-*")):
            break
        time.sleep(0.2)
    else:
        pytest.fail("the checks are still on the worker")


def test_no_scheduler_is_one_clear_line(job, class_folder, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1.0)
    with pytest.raises(GradingProblem, match=r"No Dask scheduler answers at tcp://127.0.0.1:9\. Start one with"):
        grade(job, class_folder, tmp_path / "out", "tcp://127.0.0.1:9")
    with pytest.raises(GradingProblem, match=r"'127\.0\.0\.1' is no address"):
        grade(job, class_folder, tmp_path / "out", "127.0.0.1")
    with pytest.raises(GradingProblem, match="needs certificates"):
        grade(job, class_folder, tmp_path / "out", "tls://127.0.0.1:9")


def test_a_scheduler_that_is_gone_keeps_what_is_done(job, class_folder, scheduler_process, worker, tmp_path, capfd):
    address, process = scheduler_process
    worker()

    def end(student: str) -> None:
        process.kill()

    with pytest.raises(GradingProblem, match=r"is lost .* What is graded is kept"):
        grade(job, class_folder, tmp_path / "out", address, on_done=end)
    assert list((tmp_path / "out").glob(f"*/{RESULTS}"))
    assert "Traceback" not in capfd.readouterr().err
