"""What the comparison with peers rests on: its arithmetic, its stopwatch, and the plain tests for the peers."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
from nbformat import v4

from autograder import load_cats
from autograder.audit.examples import Example, compose, read_examples
from benchmarks.figures import Run, figures, scale
from benchmarks.lessons import UNGRADABLE, Lesson, as_module, chosen, read_lesson
from benchmarks.measure import Command, Failed, measure
from benchmarks.peers import KIT, OURS, Entry, _turns
from benchmarks.present import show
from benchmarks.tools import fresh_python, otter
from benchmarks.tools.ours import seconds_said

LESSONS = ("a1_logistic", "a2_tensors")
RUN = Run("otter run", "a1_logistic", 10, 2, wall=20, cpu=30, computed=8, peak_mb=300, as_expected=9)


def test_overhead_is_what_the_cores_did_besides_the_students_code() -> None:
    of = figures([RUN], 10)
    assert of.overhead == pytest.approx((20 * 2 - 8) / 10)
    assert (of.per_minute, of.cpu, of.computed, of.as_expected) == pytest.approx((30, 3, 0.8, 0.9))
    assert of.over_floor == pytest.approx(20 / (8 / 2))


def test_figures_are_medians_of_the_rounds() -> None:
    rounds = [dataclasses.replace(RUN, wall=wall, computed=computed) for wall, computed in ((20, 8), (90, 70), (22, 9))]
    of = figures(rounds, 10)
    assert of.overhead == pytest.approx(3.5)  # of 3.2, 11, 3.5
    assert of.per_minute == pytest.approx(60 * 10 / 22)


def test_a_tool_without_a_start_costs_the_same_for_each_submission_of_any_class() -> None:
    here, there = figures([RUN], 10), figures([RUN], 300)
    assert (there.submissions, there.measured) == (300, 10)
    for name in ("per_minute", "cpu", "computed", "overhead", "peak_mb"):
        assert getattr(there, name) == pytest.approx(getattr(here, name))


def test_a_start_is_paid_once_whatever_the_size_of_the_class() -> None:
    """Made up: 6 s to start on both cores, 1.5 s of them for each submission, and its own compute of 0.5 s."""

    def run(count: int) -> Run:
        overhead, computed = 6 + 1.5 * count, 0.5 * count
        return Run("t", "a", count, 2, (overhead + computed) / 2, 5 + 1.9 * count, computed, 300, count)

    got = scale(run(12), 300, run(2))
    assert (got.wall, got.cpu, got.computed) == pytest.approx((run(300).wall, run(300).cpu, run(300).computed))


def test_noise_makes_no_negative_costs() -> None:
    """The smaller class took longer, or the larger one nearly as much more as if there were less than no start."""
    large, slow = dataclasses.replace(RUN), dataclasses.replace(RUN, submissions=2, wall=50, cpu=60, computed=2)
    quick = dataclasses.replace(RUN, submissions=2, wall=0.9, cpu=1.7, computed=1.6)
    assert scale(large, 300, slow).overhead >= large.overhead
    assert scale(large, 300, quick).overhead == pytest.approx(30 * large.overhead)


def test_the_order_turns_round_and_the_largest_class_is_graded_once() -> None:
    lesson = read_lesson("a1_logistic")
    entries = [Entry(name, None, lesson, [None] * size) for name, size in ((OURS, 60), (OURS, 300), ("otter run", 12))]
    order = [(place, entry.name, len(entry.submissions)) for place, entry in _turns(entries, 2, 300)]
    assert order == [(0, OURS, 60), (0, OURS, 300), (0, "otter run", 12), (1, "otter run", 12), (1, OURS, 60)]
    only = _turns(entries[1:], 2, 300)
    assert [place for place, entry in only if len(entry.submissions) == 300] == [0, 1]


def test_the_table_shows_each_peers_ratio_and_says_when_the_machine_was_busy(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ours = dataclasses.replace(RUN, tool=OURS, submissions=60, wall=30, computed=48)
    show([figures([ours], 60), figures([RUN], 60)], OURS, 2)
    text = capsys.readouterr().out
    assert "3.200 (0.062)" in text and "60 × a1_logistic" in text  # 0.2 s against 3.2 s
    assert "otter run *" in text and "* Scaled from 10 submissions." in text
    assert "busy" not in text
    show([figures([dataclasses.replace(ours, others=0.3)], 60)], OURS, 2)
    assert "busy: 30%" in capsys.readouterr().out


def test_our_own_compute_is_read_from_what_the_command_says() -> None:
    text = "20 submissions, 84.1 seconds on 2 cores; the students' own code took 101.7 seconds.\n"
    assert seconds_said(text) == 101.7
    with pytest.raises(Failed, match="doesn't say"):
        seconds_said("20 submissions, 84.1 seconds")
    with pytest.raises(Failed, match="took over"):
        seconds_said(text.replace("seconds.", "seconds. 7 checks had been run on the same code before."))


def test_half_of_the_class_is_right_and_nothing_in_it_stops_a_peer() -> None:
    for id in LESSONS:
        for count in (4, 12, 300):
            examples = chosen(id, count)
            assert [example.kind for example in examples] == ["right", "wrong"] * (count // 2)
            assert all(UNGRADABLE.isdisjoint(example.names) for example in examples)
    assert {example.exercise for example in chosen("a1_logistic", 60)} == set(read_lesson("a1_logistic").exercises)


def test_the_stopwatch_counts_what_is_called_and_not_what_that_calls(tmp_path: Path) -> None:
    code = """\
        import time
        from stopwatch import timed
        def inner(): time.sleep(0.05)
        def outer(): inner(); return 7
        assert timed(outer)() == 7
        try: timed(lambda: 1 / 0)()
        except ZeroDivisionError: pass
    """
    times = tmp_path / "times"
    environment = {**os.environ, "PYTHONPATH": str(KIT), "BENCH_COMPUTE": str(times)}
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, env=environment)
    long, short = map(float, times.read_text().split())
    assert 0.05 <= long < 1 and short < 0.05


@pytest.mark.root
@pytest.mark.skipif(os.geteuid() != 0, reason="making a control group takes root")
def test_what_a_command_and_its_descendants_cost(tmp_path: Path) -> None:
    burn = "import time; b = bytearray(64_000_000)\nwhile time.process_time() < 1.5: pass"
    command = Command(
        [sys.executable, "-c", f"import subprocess; subprocess.run([{sys.executable!r}, '-c', {burn!r}])"], tmp_path
    )
    cost = measure([command, command], at_once=2)
    assert 3 <= cost.cpu < 6 and cost.wall >= 1.5
    assert cost.peak_mb > 64
    with pytest.raises(Failed, match="status 3"):
        measure([Command([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)], at_once=1)


@pytest.fixture(scope="module")
def cats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cats") / "cats.npz"
    train_x, train_y, test_x, test_y, _ = load_cats()
    np.savez(path, train_x=train_x, train_y=train_y, test_x=test_x, test_y=test_y)
    return path


def _failing(lesson: Lesson, codes: list[str], folder: Path, cats: Path) -> list[list[str]]:
    """For each submission, the exercises whose plain test fails; by the test functions, in one process for all."""
    tests = "\n\n".join((lesson.imports, *(test.code for test in lesson.tests)))
    run = f"""
for path in sys.argv[1:]:
    names = {{}}
    exec(compile(open(path).read(), path, "exec"), names)
    failing = []
    for exercise in {lesson.exercises!r}:
        try:
            globals()["test_" + exercise](names[exercise])
        except Exception:
            failing.append(exercise)
    print("\\nfailing:", *failing)
"""
    paths = [folder / f"{number}.py" for number in range(len(codes))]
    for path, code in zip(paths, codes, strict=True):
        path.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{tests}\n{run}", *paths],
        env={**os.environ, "PYTHONPATH": str(KIT), "BENCH_CATS": str(cats), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("failing:")]


@pytest.mark.parametrize("id", LESSONS)
def test_plain_tests_pass_the_reference_and_fail_a_wrong_example_of_each_exercise(
    id: str, root: Path, tmp_path: Path, cats: Path
) -> None:
    lesson = read_lesson(id)
    master = (root / "solutions" / id / f"{lesson.module}.py").read_text(encoding="utf-8")
    examples = read_examples(root / "solutions" / id / "examples", lesson.exercises)
    wrong: dict[str, Example] = {}
    for example in examples:
        if example.kind == "wrong" and UNGRADABLE.isdisjoint(example.names):
            wrong.setdefault(example.exercise, example)
    codes = [master, *(compose(master, wrong[exercise]) for exercise in lesson.exercises)]
    reference, *others = _failing(lesson, codes, tmp_path, cats)
    assert reference == []
    for exercise, failing in zip(lesson.exercises, others, strict=True):
        assert exercise in failing


@pytest.mark.parametrize("id", LESSONS)
def test_the_peers_test_files_are_python_that_has_every_test(id: str) -> None:
    lesson = read_lesson(id)
    whole = fresh_python.test_file(lesson)
    compile(whole, "test_exercises.py", "exec")
    for test in lesson.tests:
        assert f"{test.exercise} = {lesson.module}.{test.exercise}" in whole
        names: dict[str, object] = {}
        text = otter.test_file(lesson, test)
        compile(text, "test.py", "exec")
        exec("\n".join(line for line in text.splitlines() if line.startswith(("name", "points", "OK_FORMAT"))), names)
        assert (names["name"], names["points"], names["OK_FORMAT"]) == (test.exercise, test.points, False)


def test_a_module_has_the_students_cells_and_no_tests() -> None:
    own, given = v4.new_code_cell("def f(): return 1"), v4.new_code_cell("import numpy")
    own.metadata["nbgrader"], given.metadata["nbgrader"] = {"grade_id": "f"}, {"grade_id": ""}
    test = v4.new_code_cell("assert f() == 1", metadata={"nbgrader": {"grade_id": "check_f"}})
    assert as_module(v4.new_notebook(cells=[given, v4.new_markdown_cell("words"), own, test])) == (
        "import numpy\n\ndef f(): return 1\n"
    )
