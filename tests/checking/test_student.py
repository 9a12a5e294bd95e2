"""What a student reads where their code gave no answer."""

from __future__ import annotations

import pytest

from autograder.checking.student import no_answer
from autograder.isolation.session import Stopped
from autograder.result import Outcome


@pytest.mark.parametrize("words", ["there is no `propagate`", "not written yet", "there is no `the hidden input 42`"])
def test_a_missing_function_is_told_in_our_own_words(words: str) -> None:
    """The worker's words may be a submission's, which must not carry a hidden input to the student."""
    finding = no_answer(Stopped(Outcome.missing, words), "propagate", 1.0).finding
    assert "`propagate`" in finding.problem
    assert "42" not in f"{finding}"


def test_a_function_that_is_not_there_is_told_from_a_stub() -> None:
    gone = no_answer(Stopped(Outcome.missing, "there is no `propagate`"), "propagate", 1.0).finding
    stub = no_answer(Stopped(Outcome.missing, "not written yet"), "propagate", 1.0).finding
    assert gone.problem == "There is no `propagate` here." and "Run All Above" in gone.mistake
    assert stub.problem == "`propagate` is not written yet." and "YOUR CODE HERE" in stub.mistake
