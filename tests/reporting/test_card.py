from __future__ import annotations

import re

import pytest
from hypothesis import given
from msgspec.structs import replace
from reporting_samples import any_result, build_result
from test_feedback import ATTACKS, Page, attacked

from autograder.reporting.card import to_card_html, to_card_text
from autograder.result import SubmissionResult


def test_a_card_has_one_exercise_only(result: SubmissionResult) -> None:
    page = Page(to_card_html(result.checks, "propagate", done=2, total=5))
    assert "3 of 7 points; 2 of 5 exercises done" in page.data
    assert "dw is the slope of the cost" in page.data
    assert "[[ 0.12093511]" in page.data
    assert "Column i is picture i" not in page.data
    assert "SECRET" not in page.data


def test_a_finished_exercise_points_to_the_one_after(result: SubmissionResult) -> None:
    assert "Go on with optimize." in to_card_html(result.checks, "predict", after="optimize")
    assert "every check passes" in to_card_html(result.checks, "predict")
    assert "Go on with" not in to_card_html(result.checks, "propagate", after="optimize")


def test_the_style_reaches_nothing_but_the_card(result: SubmissionResult) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", to_card_html(result.checks, "propagate"), re.DOTALL)
    selectors = [part for rule in re.findall(r"([^{}]+)\{", style) for part in rule.split(",")]
    assert len(selectors) > 20
    assert all(".course-card" in s for s in selectors if "@media" not in s)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup(attack: str) -> None:
    cards = [Page(to_card_html(attacked(text).checks, text)) for text in ("harmless", attack)]
    assert cards[0].tags == cards[1].tags


@given(any_result)
def test_every_result_gives_whole_cards(result: SubmissionResult) -> None:
    for exercise in result.exercises:
        assert Page(to_card_html(result.checks, exercise)).open == []
        assert exercise in to_card_text(result.checks, exercise)


def test_text(result: SubmissionResult) -> None:
    text = to_card_text(result.checks, "propagate", done=2, total=5)
    assert text.startswith(
        "✗ propagate: not right yet (3 of 7 points; 2 of 5 exercises done)\n  ✓ dw has the shape of w\n"
    )
    assert "\nExpected:\n    [[ 0.12093511]\n     [-0.07316282]\n" in text
    assert text.endswith('Next: Look at `propagate` again: "dw is the slope of the cost" is not true yet.')


def test_text_has_no_escape_sequences(result: SubmissionResult) -> None:
    check = replace(result.checks[5], title="\x1b[2Jdw", printed="\x1b]0;owned\x07")
    assert "\x1b" not in to_card_text([check], "propagate")


def test_an_exercise_without_checks_says_so() -> None:
    assert "not checked" in to_card_text(build_result().checks, "other")
