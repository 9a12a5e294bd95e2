"""The numbers of the class report: against other ways to get them, and at the edges of small and uniform classes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from class_samples import class_of, with_outcomes
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reporting_samples import any_result, build_result
from scipy import stats

from autograder.reporting.class_report.changes import changes
from autograder.reporting.class_report.entry import entry
from autograder.reporting.class_report.exercises import State, exercise_rows, hardest
from autograder.reporting.class_report.items import Says, discrimination, items
from autograder.reporting.class_report.limits import limit_rows, times
from autograder.reporting.class_report.mistakes import mistakes
from autograder.reporting.class_report.scores import BINS, scores
from autograder.result import Finding, Outcome

FAILED, MISSING, SKIPPED, INVALID = Outcome.failed, Outcome.missing, Outcome.skipped, Outcome.invalid
classes = st.lists(any_result, min_size=1, max_size=6).map(
    lambda results: [entry(f"s{number}", result, True) for number, result in enumerate(results)]
)


def the(check: str, found):
    [item] = [item for item in found if item.check == f"test_{check}"]
    return item


@given(classes)
def test_every_student_is_in_one_bar(entries) -> None:
    found = scores(entries)
    assert sum(bin.count for bin in found.bins) == len(entries)
    assert len(found.bins) <= BINS
    assert [bin.low for bin in found.bins[1:]] == [bin.high + 1 for bin in found.bins[:-1]]
    assert (found.bins[0].low, found.bins[-1].high) == (0, found.best)


@given(classes)
def test_every_student_has_one_state_in_each_exercise(entries) -> None:
    for row in exercise_rows(entries):
        assert sum(row.counts.values()) == row.total <= len(entries)


def test_states_of_an_exercise() -> None:
    names = ("shape", "values", "unchanged")  # of flatten_and_scale; test_shape is also in other exercises
    entries = [
        with_outcomes("done", {}),
        with_outcomes("part", {"test_values": FAILED}),
        with_outcomes("none", {f"test_{name}": FAILED for name in names}),
        with_outcomes("stub", {f"test_{name}": MISSING for name in names}),
        with_outcomes("file", {check.check: INVALID for check in build_result().checks}),
    ]
    rows = exercise_rows(entries)
    assert rows[0].counts == {state: 1 for state in State}
    assert hardest(rows).name == "flatten_and_scale"
    assert hardest(exercise_rows(entries[:1])) is None


@pytest.mark.parametrize("seed", range(5))
def test_discrimination_is_the_point_biserial_correlation_with_the_rest(seed: int) -> None:
    entries = class_of(60, seed)
    for item in items(entries):
        checks = [
            next(c for c in e.result.checks if c.check == item.check and c.exercise == item.exercise) for e in entries
        ]
        x = np.array([check.outcome is Outcome.passed for check in checks])
        rest = np.array([e.result.score - check.score for e, check in zip(entries, checks, strict=True)])
        expected = stats.pointbiserialr(x, rest)
        assert item.discrimination.r == pytest.approx(expected.statistic, abs=1e-12)
        low, high = stats.pearsonr(x.astype(float), rest).confidence_interval(0.95)
        assert (item.discrimination.low, item.discrimination.high) == pytest.approx((low, high), abs=1e-4)


def test_the_formula_of_the_docstring() -> None:
    rng = np.random.default_rng(3)
    x, y = rng.random(40) < 0.6, rng.normal(size=40)
    p = x.mean()
    by_hand = (y[x].mean() - y[~x].mean()) / y.std() * math.sqrt(p * (1 - p))
    assert discrimination(list(zip(x, y, strict=True))).r == pytest.approx(by_hand, abs=1e-12)


def test_a_check_separates_or_does_not() -> None:
    found = items(class_of(200))
    assert the("dw", found).says is Says.separates
    assert the("accuracy", found).says is Says.unclear  # it passes by chance


def test_a_check_the_wrong_way_round() -> None:
    others = {check.check: FAILED for check in build_result().checks}
    strong = [with_outcomes(f"strong{n}", {"test_dw": FAILED}) for n in range(10)]
    weak = [with_outcomes(f"weak{n}", {**others, "test_dw": Outcome.passed}) for n in range(10)]
    assert the("dw", items([*strong, *weak])).says is Says.reversed


def test_checks_that_nobody_fails_or_passes() -> None:
    entries = [with_outcomes(f"s{n}", {"test_dw": FAILED}) for n in range(12)]
    found = items(entries)
    assert (the("dw", found).says, the("dw", found).passed) == (Says.none_pass, 0)
    assert (the("cost", found).says, the("cost", found).failed) == (Says.all_pass, 0)
    assert the("dw", found).discrimination is None


def test_a_small_class_and_a_lone_failure_say_nothing() -> None:
    nine = [with_outcomes(f"s{n}", {"test_dw": FAILED} if n % 2 else {}) for n in range(9)]
    assert {item.says for item in items(nine)} == {Says.too_few}
    twelve = [with_outcomes(f"s{n}", {"test_dw": FAILED} if n < 2 else {}) for n in range(12)]
    assert the("dw", items(twelve)).says is Says.too_few


def test_who_was_not_judged_does_not_count() -> None:
    waits = [with_outcomes(f"w{n}", {"test_dw": outcome}) for n, outcome in enumerate((MISSING, SKIPPED, INVALID))]
    item = the("dw", items([*waits, with_outcomes("a", {}), with_outcomes("b", {"test_dw": Outcome.timeout})]))
    assert (item.judged, item.passed, item.failed) == (2, 1, 1)
    assert the("dw", items(waits)).says is Says.unreached


@given(classes)
def test_correlations_stay_in_their_range(entries) -> None:
    for item in items([e for e in entries for _ in range(4)]):
        if item.discrimination is not None:
            assert -1 <= item.discrimination.low <= item.discrimination.high <= 1
        assert 0 <= item.passed <= item.judged


def test_mistakes_count_students_by_hint_once_for_each_exercise() -> None:
    entries = [with_outcomes("a", {"test_cost": FAILED, "test_dw": FAILED}), with_outcomes("b", {"test_dw": FAILED})]
    [mistake] = mistakes(entries)
    assert (mistake.exercise, mistake.hint) == ("propagate", "Hm.")
    assert [e.name for e in mistake.students] == ["a", "b"]
    assert mistake.titles == ["The cost is the mean cross-entropy", "dw is the slope of the cost"]


def test_hints_that_differ_in_numbers_are_one_mistake() -> None:
    def failing(name: str, hint: str):
        made = with_outcomes(name, {"test_dw": FAILED})
        checks = [
            replace(check, finding=Finding("dw is wrong.", mistake=hint)) if check.check == "test_dw" else check
            for check in made.result.checks
        ]
        return entry(name, replace(made.result, checks=checks), True)

    hints = ["Give it axes: (3, 1).", "Give it axes: (7, 1).", "Give it axes: (7, 1).", "Transpose it."]
    found = mistakes([failing(f"s{n}", hint) for n, hint in enumerate(hints)])
    assert [(m.hint, len(m.students)) for m in found] == [("Give it axes: (7, 1).", 3), ("Transpose it.", 1)]


def test_what_is_not_written_or_not_reached_is_no_mistake() -> None:
    entries = [with_outcomes(f"s{n}", {"test_dw": o}) for n, o in enumerate((MISSING, SKIPPED, INVALID))]
    assert mistakes(entries) == []


def test_limits_name_each_student_once() -> None:
    entries = [
        with_outcomes("a", {"test_dw": Outcome.timeout, "test_cost": Outcome.timeout}),
        with_outcomes("b", {"test_dw": Outcome.timeout, "test_steps": Outcome.memory}),
        with_outcomes("c", {"test_dw": FAILED}),
    ]
    rows = [(row.exercise, row.words, [e.name for e in row.students]) for row in limit_rows(entries)]
    assert rows == [("propagate", "took too long", ["a", "b"]), ("optimize", "used too much memory", ["b"])]


def test_times_name_the_slowest() -> None:
    entries = [with_outcomes(f"s{n}", {}, seconds=float(n)) for n in range(11)]
    found = times(entries)
    # The time of hidden checks is not in results.json.
    assert (found.median, found.total) == (pytest.approx(5.0, abs=0.2), pytest.approx(55.0, abs=2))
    assert [e.name for e in found.slowest] == ["s10", "s9", "s8", "s7", "s6"]


def test_who_gains_and_who_loses() -> None:
    before = {
        "gains": with_outcomes("gains", {"test_dw": FAILED}).result,
        "loses": with_outcomes("loses", {}).result,
        "same": with_outcomes("same", {}).result,
        "shifted": with_outcomes("shifted", {"test_dw": FAILED}).result,
        "gone": with_outcomes("gone", {}).result,
    }
    now = [
        with_outcomes("gains", {}),
        with_outcomes("loses", {"test_cost": Outcome.timeout}),
        with_outcomes("same", {}),
        with_outcomes("shifted", {"test_cost": FAILED}),
        with_outcomes("new", {}),
    ]
    found = changes(now, before)
    assert found.headline == "1 student gains, 1 student loses."
    assert [(c.student.name, c.before, c.after) for c in found.gain] == [("gains", 22, 24)]
    assert [c.student.name for c in found.lose] == ["loses"]
    assert [c.student.name for c in found.shifted] == ["shifted"]
    assert (found.same, [e.name for e in found.new], found.gone, found.remarks) == (1, ["new"], ["gone"], [])
    by_check = {row.title: (row.passes_now, row.fails_now) for row in found.checks}
    assert by_check == {"dw is the slope of the cost": (2, 0), "The cost is the mean cross-entropy": (0, 2)}


def test_headlines() -> None:
    everything = {f"s{n}": with_outcomes(f"s{n}", {"test_dw": FAILED}).result for n in range(12)}
    now = [with_outcomes(f"s{n}", {}) for n in range(12)]
    assert changes(now, everything).headline == "12 students gain, nobody loses."
    assert changes(now, {e.name: e.result for e in now}).headline == "Nobody gains, nobody loses."
    assert changes(now, {}).headline == "Nobody gains, nobody loses."


def test_what_else_differs_between_two_gradings_is_said() -> None:
    now = [with_outcomes("a", {})]
    fewer = replace(now[0].result, dataset="cats-real", checks=now[0].result.checks[1:])
    remarks = " ".join(changes(now, {"a": fewer}).remarks)
    assert "The data set differs: cats-real before, cats-drawn now." in remarks
    assert "The number of points differs: 23 before, 24 now." in remarks
    assert "1 check is new: “The result has one column per picture”." in remarks
