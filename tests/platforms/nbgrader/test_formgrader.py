"""An instructor's afternoon in the formgrader, in a real browser: its buttons do what the commands do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import chromium, jupyterlab, screenshot
from classroom import Classroom, make_classroom
from nbgrader.api import Gradebook

pytestmark = [pytest.mark.slow, pytest.mark.browser]

ASSIGNMENT, MODULE = "a0_pixels", "pixels"
SECONDS = 120_000  # milliseconds


@pytest.fixture(scope="module")
def office(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Classroom, Any, str]]:
    """A built course, a page of the browser, and the address of the formgrader."""
    classroom = make_classroom(root, tmp_path_factory.mktemp("office"))
    with jupyterlab(classroom.root, tmp_path_factory.mktemp("home")) as address, chromium() as browser:
        page = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
        page.set_default_timeout(SECONDS)
        yield classroom, page, f"{address}formgrader"


def said(page: Any) -> str:
    """What the window says that a button opens; it is closed then."""
    window = page.locator(".modal-content", has_text="Log Output")
    text = window.inner_text()
    window.get_by_role("button", name="OK").click()
    window.wait_for(state="hidden")
    return text


def test_an_assignment_is_made_and_a_submission_graded_by_its_buttons(office: tuple[Classroom, Any, str]) -> None:
    classroom, page, address = office
    page.goto(f"{address}/manage_assignments")
    row = page.locator("tr", has=page.get_by_text(ASSIGNMENT, exact=True))
    row.locator(".assign a").click()
    assert "Successfully created" in said(page)
    classroom.hand_in("ada", ASSIGNMENT)
    page.goto(f"{address}/manage_submissions/{ASSIGNMENT}")
    page.locator("tr", has_text="ada").locator(".autograde a").click()
    assert "Successfully autograded" in said(page)
    page.locator("tr", has_text="ada").locator(".status", has_text="needs manual grading").wait_for()
    screenshot(page, "formgrader_submissions")


def score(classroom: Classroom) -> tuple[float, float]:
    """Of ada's submission: the sum, and what was given by hand."""
    with Gradebook(f"sqlite:///{classroom.root}/solutions/nbgrader/gradebook.db") as book:
        submission = book.find_submission(ASSIGNMENT, "ada")
        return submission.score, book.find_submission_notebook(MODULE, ASSIGNMENT, "ada").written_score


def test_a_grade_for_the_written_question_is_entered_by_hand(office: tuple[Classroom, Any, str]) -> None:
    classroom, page, address = office
    before, _ = score(classroom)
    page.goto(f"{address}/gradebook/{ASSIGNMENT}/{MODULE}")
    page.get_by_role("link", name="Submission #1").click()
    page.wait_for_load_state("networkidle")
    assert "An answer of ada." in page.inner_text("body")
    points = page.locator("input.score#written_rules, input[id='written_rules']").first
    points.scroll_into_view_if_needed()
    points.fill("2")
    with page.expect_response(lambda answer: "/api/grade" in answer.url and answer.request.method == "PUT"):
        points.press("Tab")
    comment = page.locator("textarea.comment").last
    comment.fill("Well said.")
    with page.expect_response(lambda answer: "/api/comment" in answer.url and answer.request.method == "PUT"):
        comment.press("Tab")
    screenshot(page, "formgrader_grade")
    assert score(classroom) == (before + 2, 2)


def test_feedback_has_the_grade_the_comment_and_the_cards(office: tuple[Classroom, Any, str]) -> None:
    classroom, page, address = office
    page.goto(f"{address}/manage_submissions/{ASSIGNMENT}")
    page.locator("tr", has_text="ada").locator(".generate-feedback a").click()
    assert "Successfully generated feedback" in said(page)
    page.goto((classroom.folder("feedback", "ada", ASSIGNMENT) / f"{MODULE}.html").as_uri())
    text = page.inner_text("body")
    assert "Well said." in text and "to_vector" in text
    screenshot(page, "feedback_of_nbgrader")
