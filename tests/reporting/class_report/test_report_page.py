"""report.html: whole for every class, nothing that a student wrote runs, and it needs nothing but itself."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from class_samples import class_of, with_outcomes
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting_samples import any_result, build_result
from test_feedback import ATTACKS, Page, attacked

from autograder.reporting.class_report.changes import changes
from autograder.reporting.class_report.entry import entry
from autograder.reporting.class_report.look_alikes import Line, LookAlikes, Pair, Piece, Side
from autograder.reporting.class_report.page import percent, to_report_html
from autograder.result import Outcome


def look_alikes(text: str) -> LookAlikes:
    side = Side(text, 0.8, [Piece(text, [Line(text, True), Line(text, False)])])
    return LookAlikes(2, [text], 4, [Pair(side, side)], 3)


def page_of(text: str) -> str:
    result = attacked(text)
    one = entry(text, result, True)
    before = {one.name: build_result()}
    return to_report_html([one], remarks=[text], look_alikes=look_alikes(text), changes=changes([one], before))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup(attack: str) -> None:
    tame, wild = Page(page_of("harmless")), Page(page_of(attack))
    assert wild.tags == tame.tags
    assert {name for name, _ in wild.attributes} == {name for name, _ in tame.attributes}
    assert not re.search(r"[\u202a-\u202e\x00\x1b]", wild.data)


@pytest.mark.parametrize(
    "name", ["javascript:alert(1)", "../../etc", "//evil.example", "a b", "ü", '"><b>', "#x", "?x"]
)
def test_a_link_leads_to_the_students_folder_and_nowhere_else(name: str) -> None:
    html = to_report_html([entry(name, build_result(), True)])
    [link] = {value for key, value in Page(html).attributes if key == "href" and not value.startswith("#")}
    assert link.startswith("./") and link.endswith("/feedback.html")
    assert unquote(link) == f"./{name}/feedback.html"
    assert link.count("/") == 2


def test_without_a_page_there_is_no_link() -> None:
    links = [
        value for key, value in Page(to_report_html([entry("a", build_result(), False)])).attributes if key == "href"
    ]
    assert all(link.startswith("#") for link in links)


@settings(max_examples=40)
@given(st.lists(any_result, min_size=1, max_size=4), st.booleans())
def test_every_class_gives_a_whole_page(results, compared: bool) -> None:
    entries = [entry(f"s{number}", result, True) for number, result in enumerate(results)]
    found = changes(entries, {e.name: results[0] for e in entries}) if compared else None
    page = Page(to_report_html(entries, changes=found))
    assert page.open == []
    assert {"script", "link", "iframe", "img", "form", "object", "base"}.isdisjoint(page.tags)


def test_every_link_inside_the_page_has_its_target() -> None:
    entries = [with_outcomes(f"s{n}", {"test_dw": Outcome.failed}) for n in range(12)]
    attributes = Page(to_report_html(entries)).attributes
    targets = {value for key, value in attributes if key == "id"}
    inside = {value[1:] for key, value in attributes if key == "href" and value.startswith("#")}
    assert len(inside) > 8
    assert inside <= targets


def test_the_page_needs_nothing_else() -> None:
    html = to_report_html(class_of(30), look_alikes=look_alikes("x"))
    assert not re.search(r"https?:|url\((?!#)|@import|src=|<script", html)
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:") in Page(html).attributes


def test_the_page_says_what_matters() -> None:
    entries = [with_outcomes(f"s{n:02}", {"test_dw": Outcome.failed, "test_steps": Outcome.timeout}) for n in range(30)]
    earlier = {e.name: build_result(e.name) for e in entries}
    page = Page(to_report_html(entries, look_alikes=look_alikes("x"), changes=changes(entries, earlier)))
    text = " ".join(page.data.split())
    for part in (
        "Cats with logistic regression", "Against the earlier grading: 30 students gain, nobody loses.",
        "Hardest: propagate, finished by 0 of 30.", "Most frequent mistake (30 students, ",
        "2 checks that nobody passes.", "30 students ran into a limit, or the code ended Python itself.",
        "4 pairs of submissions are worth a look side by side.", "Pairs to look at, not a verdict.",
        "nobody fails", "nobody passes", "took too long: 30 students",
    ):  # fmt: skip
        assert part in text, part


def test_a_small_class_gets_no_percentages_and_no_correlations() -> None:
    page = Page(to_report_html(class_of(9)))
    assert "chance decides, so nothing is computed" in page.data
    assert "too few to tell" in page.data
    assert not re.search(r"\d %\)", page.data)


def test_without_submissions_or_an_earlier_folder_the_page_says_how_to_get_them() -> None:
    data = Page(to_report_html(class_of(3))).data
    assert "--submissions SUBMISSIONS" in data and "--before EARLIER" in data


def test_the_same_results_give_the_same_page_in_any_order() -> None:
    entries = class_of(12)
    assert to_report_html(entries) == to_report_html(entries[::-1])


@pytest.mark.parametrize(
    ("part", "whole", "words"), [(1, 19, ""), (0, 20, "0 %"), (1, 400, "1 %"), (399, 400, "99 %"), (20, 20, "100 %")]
)
def test_only_all_is_100_percent(part: int, whole: int, words: str) -> None:
    assert percent(part, whole) == words


def test_who_could_not_be_read_is_named() -> None:
    unread = with_outcomes("eve", {check.check: Outcome.invalid for check in build_result().checks})
    page = Page(to_report_html([unread, with_outcomes("ada", {})]))
    assert "Could not be read: eve." in page.data
    assert "1 of 2 files could not be read." in page.data


@pytest.mark.parametrize(("outcome", "said"), [(Outcome.crash, True), (Outcome.timeout, False)])
def test_a_crash_may_be_the_machines(outcome: Outcome, said: bool) -> None:
    page = Page(to_report_html([with_outcomes("ada", {"test_dw": outcome})]))
    assert ("A process can also be ended from outside" in page.data) is said
