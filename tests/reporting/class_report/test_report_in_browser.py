"""The class report as a real browser shows it, for 200 students, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from class_samples import class_of
from test_feedback import ATTACKS
from test_pages_in_browser import CONTRASTS, opened, sync_api
from test_report_page import look_alikes, page_of

from autograder.reporting.class_report.changes import changes
from autograder.reporting.class_report.page import to_report_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    entries = class_of(200)
    before = {entry.name: entry.result for entry in class_of(200, seed=2)}
    return to_report_html(entries, look_alikes=look_alikes("x = 1"), changes=changes(entries, before))


def unfold(page: sync_api.Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")


@pytest.mark.parametrize("width", [320, 375, 768, 1200])
def test_it_fits_the_screen_and_asks_for_nothing(browser, tmp_path: Path, html: str, width: int) -> None:
    """`opened` fails the test at a console message, a dialog, or a request for anything but the page."""
    page = opened(browser, tmp_path, html, viewport={"width": width, "height": 800})
    for _ in ("folded", "unfolded"):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        unfold(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(browser, tmp_path: Path, html: str, scheme: str) -> None:
    page = opened(browser, tmp_path, html, color_scheme=scheme)
    unfold(page)
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 1000
    assert min(contrasts)[0] >= 4.5, min(contrasts)


def test_nothing_that_a_student_wrote_runs(browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, page_of("".join(ATTACKS)))
    unfold(page)
    assert page.locator("script, img, iframe").count() == 0
    assert "<script>alert(1)</script>" in page.inner_text("main")


def test_the_keyboard_reaches_the_report_the_sections_and_the_folds(browser, tmp_path: Path, html: str) -> None:
    page = opened(browser, tmp_path, html)
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText.trim().split('\\n')[0]"))
    assert reached[0] == "To the report"
    assert {"Scores", "Checks", "Students", "The same as a table"} <= set(reached)
    page.locator("#students summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#students table").is_visible()


def test_bars_are_as_long_as_their_numbers(browser, tmp_path: Path, html: str) -> None:
    page = opened(browser, tmp_path, html)
    for row in page.locator("table.items tr:not(.group)").all()[1:]:
        if row.locator(".bar .value").count() == 0:
            continue
        words = row.locator("td").nth(0).inner_text().split()
        share = int(words[0]) / int(words[2])
        bar, ground = (row.locator(f".bar .{name}").bounding_box()["width"] for name in ("value", "ground"))
        assert bar / ground == pytest.approx(share, abs=0.02)


def test_print_shows_what_is_folded(browser, tmp_path: Path, html: str) -> None:
    page = opened(browser, tmp_path, html)
    page.emulate_media(media="print")
    assert page.locator("#students table").is_visible()
    for left_out in ("nav", ".again >> nth=0", ".sides >> nth=0"):
        assert not page.locator(left_out).is_visible()
