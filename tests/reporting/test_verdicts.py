from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace
from reporting_samples import EXERCISES, any_result, build_result

from autograder.reporting import verdicts
from autograder.result import Finding, Outcome, SubmissionResult


def test_every_outcome_has_words_and_a_step() -> None:
    check = build_result().checks[5]
    for outcome in Outcome:
        assert verdicts.WORDS[outcome]
        if outcome is not Outcome.passed:
            assert verdicts.step_for(replace(check, outcome=outcome)).endswith(".")


def test_only_passed_has_the_passed_icon() -> None:
    assert [outcome for outcome in Outcome if verdicts.icon(outcome) == "✓"] == [Outcome.passed]


def test_exercises_in_words(result: SubmissionResult) -> None:
    assert [(verdict.name, verdict.words) for verdict in verdicts.by_exercise(result)] == [
        ("flatten_and_scale", "done"),
        ("propagate", "not right yet"),
        ("optimize", "not written yet"),
        ("predict", "done"),
        ("model", "waits for optimize"),
    ]
    assert verdicts.progress(result) == "2 of 5 exercises, 12 of 24 points"
    assert verdicts.next_step(result) == 'Look at `propagate` again: "dw is the slope of the cost" is not true yet.'


@given(any_result)
def test_an_exercise_is_done_when_all_of_its_checks_passed(result: SubmissionResult) -> None:
    judged = verdicts.by_exercise(result)
    for verdict in judged:
        outcomes = {check.outcome for check in result.checks if check.exercise == verdict.name}
        assert verdict.done == (outcomes == {Outcome.passed})
    assert sum(verdict.score for verdict in judged) == result.score
    assert sum(verdict.max_score for verdict in judged) == result.max_score
    assert (verdicts.first_unfinished(result) is None) == all(c.outcome is Outcome.passed for c in result.checks)


def test_all_passed_nothing_checked_and_one_exercise_alone(result: SubmissionResult) -> None:
    passed = [replace(check, outcome=Outcome.passed, finding=None) for check in result.checks]
    assert verdicts.progress(build_result(checks=passed)) == "5 of 5 exercises, 24 of 24 points"
    assert verdicts.next_step(build_result(checks=passed, remarks=[])) == "Nothing is left to do: every check passes."
    assert "See the remark" in verdicts.next_step(build_result(checks=passed, remarks=["It is in an old format."]))
    assert verdicts.progress(build_result(checks=[])) == "nothing was checked"
    assert verdicts.next_step(build_result(checks=[])) == "Nothing was checked."
    alone = build_result(checks=passed[:1])
    assert verdicts.progress(alone) == "1 of 1 exercise, 1 of 1 point"
    assert [verdict.words for verdict in verdicts.by_exercise(alone)] == ["done", *["not checked"] * 4]


def test_an_exercise_that_only_waits_is_never_the_next_one_while_another_can_be_mended(
    result: SubmissionResult,
) -> None:
    backwards = build_result(exercises=EXERCISES[::-1], checks=result.checks[::-1])
    assert verdicts.first_unfinished(backwards).name == "optimize"


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("Not checked: `propagate` and `optimize` must work first.", "waits for propagate and optimize"),
        ("`model` needs something.", "waits for an earlier exercise"),
    ],
)
def test_waiting_names_what_it_waits_for(problem: str, words: str) -> None:
    check = replace(build_result().checks[-1], finding=Finding(problem))
    assert verdicts.check_words(check) == words


def test_a_stub_explains_itself_once(result: SubmissionResult) -> None:
    stubs = [check for check in result.checks if check.exercise == "optimize"]
    assert [verdicts.repeats(check, stubs) for check in stubs] == [False, True]
    wrong = [check for check in result.checks if check.exercise == "propagate"]
    assert not any(verdicts.repeats(check, wrong) for check in wrong)


def test_one_error_in_all_checks_is_explained_once(result: SubmissionResult) -> None:
    first, second, *_ = result.checks
    error, other = Finding("It stopped.", got="NameError: A"), Finding("It stopped.", got="NameError: B")
    stopped = [replace(check, outcome=Outcome.error, finding=error) for check in (first, second)]
    assert [verdicts.repeats(check, stopped) for check in stopped] == [False, True]
    different = [stopped[0], replace(second, outcome=Outcome.error, finding=other)]
    assert not any(verdicts.repeats(check, different) for check in different)


def test_parts_are_in_reading_order_without_empty_ones(result: SubmissionResult) -> None:
    by_name = {check.check: [part.label for part in verdicts.parts(check)] for check in result.checks}
    assert by_name["test_dw"] == ["", "Input", "Expected", "Got", "Hint", "Your code printed"]
    assert by_name["test_cost"] == []
    assert by_name["test_accuracy"] == [""]  # skipped: no hint for what never ran
