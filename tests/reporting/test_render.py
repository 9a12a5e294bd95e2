from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from autograder.reporting.render import render, with_code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write `propagate` now", "write <code>propagate</code> now"),
        ("`<b>` & `x`", "<code>&lt;b&gt;</code> &amp; <code>x</code>"),
        ("a lone ` stays", "a lone ` stays"),
        ("``", "``"),
    ],
)
def test_backticks_become_code(text: str, expected: str) -> None:
    assert with_code(text) == expected


@given(st.text(alphabet="`<>&\"' ab\n"))
def test_code_is_the_only_tag(text: str) -> None:
    markup = str(with_code(text))
    assert set(re.findall(r"<[^>]*>", markup)) <= {"<code>", "</code>"}
    assert html.unescape(re.sub("</?code>", "`", markup)) == text


def test_a_forgotten_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("card.html.j2")
