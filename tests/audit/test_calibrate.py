"""The chance that a right answer falls below a threshold, and what speaks against one."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from autograder.audit.calibrate import ACCEPTED, Calibration, Sample, WrongNetwork, alike, chance_below
from autograder.audit.calibration_table import draw_calibration, histogram, print_calibration

RUNS = [0.90, 0.91, 0.92, 0.91, 0.90, 0.93, 0.92, 0.91, 0.92, 0.90] * 2


def calibration(**changes) -> Calibration:
    fields = {
        "assignment": "a9_none",
        "dataset": "made-up",
        "measure": "test_accuracy",
        "threshold": 0.8,
        "pictures": 1000,
        "second_pictures": 400,
        "constant": 0.11,
        "samples": [Sample("reference", RUNS)],
        "wrong": [WrongNetwork("no_activation", 0.9, "test_activations")],
    }
    return Calibration(**{**fields, **changes})


def test_a_chance_of_5_percent_comes_true_in_5_percent():
    """Draws from the model itself: 20 runs, and where the 21st lies in what they predict. That is uniform in 0..1."""
    rng = np.random.default_rng(0)
    shares = 1 / (1 + np.exp(-rng.normal(2.2, 0.15, size=(4000, 21))))
    places = np.array([chance_below(list(row[:20]), row[20], 10**9) for row in shares])
    for chance in (0.01, 0.05, 0.5):
        assert np.mean(places < chance) == pytest.approx(chance, abs=4 * np.sqrt(chance * (1 - chance) / len(places)))


@given(st.lists(st.integers(600, 990), min_size=2, max_size=30), st.floats(0.3, 0.99), st.floats(0.0, 0.2))
def test_a_higher_threshold_is_never_safer(counts, threshold, more):
    values = [count / 1000 for count in counts]
    assert chance_below(values, threshold, 1000) <= chance_below(values, min(threshold + more, 1.0), 1000) + 1e-12


def test_equal_runs_are_not_taken_for_certainty():
    assert 1e-12 < chance_below([0.72] * 20, 0.70, 50) < ACCEPTED
    assert chance_below([0.72] * 20, 0.72, 50) > ACCEPTED


def test_one_run_proves_nothing():
    assert chance_below([0.99], 0.1, 1000) == 1.0


def test_variants_that_do_the_same_are_taken_for_one():
    first = {"a": [0.9, 0.8], "b": [0.9, 0.81], "c": [0.9, 0.8], "lost": [0.9, None], "lost too": [0.9, None]}
    assert alike(first) == {"a": ("c",), "b": (), "lost": (), "lost too": ()}


def test_a_safe_threshold_has_no_problems_and_is_not_above_the_suggested_one():
    found = calibration()
    assert found.problems() == []
    assert found.threshold <= found.suggested() < min(RUNS)
    assert all(chance < ACCEPTED for chance in found.chances().values())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"threshold": 0.9}, "falls below 90% with a chance"),
        ({"threshold": None}, "has no threshold for made-up; at most 8"),
        ({"constant": 0.81}, "the best constant answer reaches 81.0%"),
        ({"samples": [Sample("slow", RUNS, failed=2)]}, "slow: 2 of 22 runs gave no accuracy"),
        ({"wrong": [WrongNetwork("liar", 0.95, "")]}, "liar is wrong, and no check catches it"),
    ],
)
def test_what_speaks_against_a_threshold(changes, words):
    assert any(words in problem for problem in calibration(**changes).problems())


def test_a_second_chance_has_to_be_missed_too():
    """The chance of both is the product."""
    low, easy = [0.75, 0.85, 0.80, 0.70] * 5, [0.97, 0.97, 0.98, 0.97] * 5
    alone = calibration(threshold=0.75, samples=[Sample("slow", low)])
    both = calibration(threshold=0.75, samples=[Sample("slow", low, easy)])
    assert alone.chances()["slow"] > 0.05 and alone.suggested() < 0.6
    assert both.chances()["slow"] == pytest.approx(
        chance_below(low, 0.75, 1000) * chance_below(easy, 0.75, 400), rel=1e-9
    )
    assert both.problems() == [] and both.suggested() >= 0.75
    text = io.StringIO()
    print_calibration(both, Console(file=text, width=120))
    assert "≥ 97.0%" in text.getvalue() and "the second, easier task" in text.getvalue()


def test_the_histogram_counts_every_run_once():
    lines = histogram(RUNS)
    assert [int(line.split()[-1]) for line in lines] == [6, 6, 6, 2]
    assert lines[0].startswith(" 90 %") and lines[0].count("█") == max(line.count("█") for line in lines)
    assert histogram([]) == []


def test_text_and_picture(tmp_path):
    text = io.StringIO()
    found = calibration(threshold=0.9, samples=[Sample("reference", RUNS, alike=("a_loop", "a_class"))])
    print_calibration(found, Console(file=text, width=120))
    assert "threshold 90%, best constant answer 11.0%" in text.getvalue()
    assert "reference (+ 2)" in text.getvalue() and "do the same: a_loop, a_class." in text.getvalue()
    assert "no_activation" in text.getvalue() and "falls below 90%" in text.getvalue()
    draw_calibration(found, tmp_path / "pictures" / "a.svg")
    assert (tmp_path / "pictures" / "a.svg").read_text().startswith("<?xml")
