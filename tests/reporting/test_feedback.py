from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from msgspec.structs import replace
from reporting_samples import any_result, build_result

from autograder.reporting.feedback import to_feedback_html
from autograder.result import Finding, Layer, Outcome, SubmissionResult

ATTACKS = [
    "<script>alert(1)</script>",
    "</pre></style></title><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}",
    "javascript:alert(1)",
    "<!-- --> <![CDATA[ ]]>",
    "\u202e<b>\x00\x1b[31m",
]


class Page(HTMLParser):
    """The tags, the attributes and the text of a page."""

    VOID = frozenset({"meta", "line", "polyline", "circle", "wbr"})

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str | None]] = set()
        self.data = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.data += data


def attacked(attack: str) -> SubmissionResult:
    """A result in which every text is the attack."""
    finding = Finding(attack, attack, attack, attack, attack)
    return build_result(
        student=attack,
        assignment=attack,
        title=attack,
        exercises=[attack, "propagate"],
        dataset=attack,
        tier=attack,
        layers=[Layer(attack, True, attack)],
        versions={attack: attack},
        remarks=[attack],
        checks=[
            replace(check, exercise=attack, check=attack, title=attack, finding=finding, printed=attack)
            for check in build_result().checks
        ],
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup(attack: str) -> None:
    tame, wild = Page(to_feedback_html(attacked("harmless"))), Page(to_feedback_html(attacked(attack)))
    assert wild.tags == tame.tags
    assert {name for name, _ in wild.attributes} == {name for name, _ in tame.attributes}
    assert not re.search(r"[\u202a-\u202e\x00\x1b]", wild.data)


@given(any_result)
def test_every_result_gives_a_whole_page(result: SubmissionResult) -> None:
    page = Page(to_feedback_html(result))
    assert page.open == []
    assert {"script", "link", "iframe", "img", "form", "object", "base"}.isdisjoint(page.tags)


def test_the_page_needs_nothing_else(result: SubmissionResult) -> None:
    html = to_feedback_html(result)
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert ("content", policy) in Page(html).attributes
    assert not re.search(r"https?:|url\(|@import|src=", html)


def test_the_page_says_everything(result: SubmissionResult) -> None:
    text = Page(to_feedback_html(result)).data
    for part in (
        "Cats with logistic regression", "alice", "2 of 5 exercises, 12 of 24 points",
        "Look at propagate again", "Cell 7 has a syntax error",
        "dw is the slope of the cost", "not right yet", "not written yet", "waits for optimize", "hidden check",
        "\n[[ 0.12093511]\n [-0.07316282]\n [ 0.20110294]]", "[[ 0.60467555]", "w (3, 1), b 0.5, X (3, 5), Y (1, 5)",
        "divide by m, the number of examples", "Your code printed", "before the division <b>still raw</b>",
        "Your cost went from 0.6931 to 0.156 in 1,900 iterations.", "cats-drawn", "isolation tier B", "numpy 2.4.0",
    ):  # fmt: skip
        assert part in text


def test_what_a_hidden_check_knows_is_not_in_the_page(result: SubmissionResult) -> None:
    assert "SECRET" not in to_feedback_html(result)


def test_every_verdict_has_its_word_beside_its_icon(result: SubmissionResult) -> None:
    html = to_feedback_html(result)
    icons = re.findall(r'<span class="icon" aria-hidden="true">(.)</span>', html)
    words = re.findall(r'<span class="verdict">([^<]+)</span>', html)
    assert len(icons) == len(words) == len(result.checks) + len(result.exercises)
    assert all((icon == "✓") == (word in ("passed", "done")) for icon, word in zip(icons, words, strict=True))


def test_open_is_what_needs_work_now(result: SubmissionResult) -> None:
    folds = re.findall(r'<details class="exercise" id="exercise-(\d)"( open)?>', to_feedback_html(result))
    assert folds == [("1", ""), ("2", " open"), ("3", ""), ("4", ""), ("5", "")]


def test_the_next_exercise_is_open_even_if_it_only_is_not_written() -> None:
    checks = [check for check in build_result().checks if check.exercise in ("optimize", "predict", "model")]
    folds = re.findall(
        r'<details class="exercise" id="exercise-(\d)"( open)?>', to_feedback_html(build_result(checks=checks))
    )
    assert [number for number, is_open in folds if is_open] == ["3"]


def test_leading_blank_lines_of_what_was_printed_are_kept(result: SubmissionResult) -> None:
    html = to_feedback_html(build_result(checks=[replace(result.checks[5], printed="\n\n  x")]))
    assert '<pre tabindex="0">\n\n\n  x</pre>' in html  # a browser drops the first newline after <pre>


def test_the_same_result_gives_the_same_page(result: SubmissionResult) -> None:
    times = replace(result, seconds=99.0, checks=[replace(check, seconds=9.0) for check in result.checks])
    assert to_feedback_html(result) == to_feedback_html(times)


def test_a_file_that_could_not_be_read_says_so() -> None:
    why = Finding("The notebook is not valid JSON.")
    checks = [replace(c, outcome=Outcome.invalid, finding=why, printed="") for c in build_result().checks]
    page = Page(to_feedback_html(build_result(checks=checks, learning_curve=None)))
    assert "0 of 5 exercises, 0 of 24 points" in page.data
    assert "Hand in a file that can be read." in page.data
    assert "svg" not in page.tags
