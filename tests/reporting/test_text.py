from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.reporting.text import clean, one_line


@given(st.text(), st.integers(0, 60))
def test_law_of_clean(text: str, limit: int) -> None:
    cleaned = clean(text, limit)
    assert len(cleaned) <= limit
    assert clean(cleaned, limit) == cleaned
    cleaned.encode()  # no lone surrogates
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t\u200c\u200d"]


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S")), max_size=50))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert clean(text, 50) == text


@given(st.text(), st.integers(0, 60))
def test_one_line_has_one_line(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
    assert one_line(line, limit) == line


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;a title\x07text", "text"),
        ("10 %\r20 %\r\nend", "10 %\n20 %\nend"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("nul\x00 bell\x07 del\x7f", "nul bell del"),
        ("  keeps  blanks\n\tand tabs", "  keeps  blanks\n\tand tabs"),
        ("\ud800\udfff\ufffe", ""),
        ("\U000e0041tag", "tag"),
        ("é 猫 🐱 ∑", "é 猫 🐱 ∑"),
    ],
)
def test_examples(raw: str, expected: str) -> None:
    assert clean(raw, 100) == expected


def test_what_is_too_long_says_that_it_was_cut() -> None:
    assert clean("x" * 1000, 20) == "x" * 13 + "… [cut]"
