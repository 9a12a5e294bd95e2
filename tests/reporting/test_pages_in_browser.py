"""The page and the card as a real browser shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reporting_samples import build_result
from test_feedback import ATTACKS, attacked

from autograder.reporting.card import to_card_html
from autograder.reporting.feedback import to_feedback_html

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")


def opened(browser: sync_api.Browser, folder: Path, html: str, **context: object) -> sync_api.Page:
    """The page, which fails the test if it asks for anything but itself, runs anything or breaks its own policy."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_context(**context).new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.on("console", lambda message: pytest.fail(f"the browser complains: {message.text}"))
    page.on("request", lambda request: request.url == path.as_uri() or pytest.fail(f"asks for {request.url}"))
    page.goto(path.as_uri())
    return page


def test_nothing_that_a_student_wrote_runs(browser: sync_api.Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, to_feedback_html(attacked("".join(ATTACKS))))
    assert page.locator("script, img, iframe").count() == 0
    assert "<script>alert(1)</script>" in page.inner_text("main")


@pytest.mark.parametrize("width", [320, 360, 768, 1200])
def test_no_page_is_wider_than_the_screen(browser: sync_api.Browser, tmp_path: Path, width: int) -> None:
    endless = attacked("no_blank_anywhere" * 40)
    for result in (build_result(), endless):
        card = f"<!DOCTYPE html><body>{to_card_html(result.checks, result.checks[0].exercise)}"
        for html in (to_feedback_html(result), card):
            page = opened(browser, tmp_path, html, viewport={"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_expected_and_got_keep_their_white_space(browser: sync_api.Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, to_feedback_html(build_result()))
    assert page.inner_text(".expected pre") == "[[ 0.12093511]\n [-0.07316282]\n [ 0.20110294]]"


# The relative luminance and the contrast of two colours as WCAG 2.2 defines them.
CONTRASTS = """() => {
  const numbers = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => numbers(c).slice(0, 3).map(x => x / 255)
    .map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4)
    .reduce((sum, x, i) => sum + x * [.2126, .7152, .0722][i], 0);
  const ground = e => {
    const c = getComputedStyle(e).backgroundColor;
    return numbers(c)[3] === 0 ? ground(e.parentElement) : c;
  };
  const hasText = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const texts = [...document.querySelectorAll("main *, footer *")].filter(hasText);
  return texts.filter(e => !e.closest('svg')).map(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return [(a + .05) / (b + .05), e.className, e.textContent.trim().slice(0, 30)];
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(browser: sync_api.Browser, tmp_path: Path, scheme: str) -> None:
    page = opened(browser, tmp_path, to_feedback_html(build_result()), color_scheme=scheme)
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 50
    assert min(contrasts)[0] >= 4.5, min(contrasts)
