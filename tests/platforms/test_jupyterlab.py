"""A student's afternoon in a real JupyterLab, in a real browser."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import chromium, jupyterlab, screenshot

pytestmark = [pytest.mark.slow, pytest.mark.browser]
pytest.importorskip("nbgrader")
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is part of the dev extra")

PROPAGATE = """def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / m, "db": np.mean(A - Y)}, cost"""
WITHOUT_MEAN = PROPAGATE.replace(" / m", "")
SECONDS = 120_000  # milliseconds: a busy machine starts a kernel slowly
TRIES = 8


class Notebook:
    """One notebook that is open in JupyterLab."""

    def __init__(self, page: Any, address: str, name: str) -> None:
        self.page = page
        page.set_default_timeout(SECONDS)
        page.goto(f"{address}lab/tree/{name}?reset", wait_until="domcontentloaded")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        self.idle()

    def idle(self) -> None:
        """Wait until the kernel has nothing to do."""
        self.page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]', state="attached")

    def cell(self, code: str) -> Any:
        """The first code cell with a line that begins so, by its place: its code may change.

        JupyterLab draws the code of a cell some time after the cell itself, so it is waited for.
        """
        place = self.page.wait_for_function(
            "code => { const cells = [...document.querySelectorAll('.jp-Notebook .jp-CodeCell')];"
            " const lines = cell => [...cell.querySelectorAll('.cm-line')];"
            " const found = cells.findIndex(cell => lines(cell).some(line => line.textContent.startsWith(code)));"
            " return found < 0 ? null : {found} }",
            arg=code,
        )
        return self.page.locator(".jp-Notebook .jp-CodeCell").nth(place.json_value()["found"])

    def run(self, code: str, new: str = "") -> Any:
        """Run the cell, with new code in it if there is some, and return it when it is done."""
        cell = self.cell(code)
        cell.scroll_into_view_if_needed()
        cell.locator(".cm-content").click()
        if new:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(new)
        before = cell.locator(".jp-InputPrompt").inner_text()
        self._start(cell, before)
        self.page.wait_for_function(
            "([cell, before]) => { const now = cell.querySelector('.jp-InputPrompt').innerText;"
            " return /\\d/.test(now) && now !== before }",
            arg=[cell.element_handle(), before],
        )
        return cell

    def _start(self, cell: Any, before: str) -> None:
        """Press until the prompt shows that the cell runs: while JupyterLab is still starting, a key can be lost."""
        for _ in range(TRIES):
            cell.locator(".cm-content").click()
            self.page.keyboard.press("Control+Enter")
            with contextlib.suppress(sync_api.TimeoutError):
                self.page.wait_for_function(
                    "([cell, before]) => cell.querySelector('.jp-InputPrompt').innerText !== before",
                    arg=[cell.element_handle(), before],
                    timeout=SECONDS / TRIES,
                )
                return

    def card(self, exercise: str) -> Any:
        """What `check(...)` shows, run now."""
        return self.run(f'check("{exercise}")').locator(".jp-OutputArea-output").last

    def validate(self) -> str:
        """What nbgrader's button says."""
        self.page.locator(".jp-Toolbar").get_by_text("Validate", exact=True).click()
        dialog = self.page.locator(".jp-Dialog")
        text = dialog.inner_text()
        screenshot(self.page, "validate")
        dialog.get_by_role("button", name="Ok").click()
        return text

    def restart(self) -> None:
        self.page.get_by_role("menuitem", name="Kernel").click()
        self.page.get_by_role("menuitem", name=re.compile("^Restart Kernel…")).click()
        self.page.locator(".jp-Dialog").get_by_role("button", name="Confirm Kernel Restart").click()
        self.idle()


@pytest.fixture(scope="module")
def desk(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "a1_logistic"
    shutil.copytree(root / "assignments" / "a1_logistic", folder)
    return folder


@pytest.fixture(scope="module")
def notebook(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    with jupyterlab(desk, tmp_path_factory.mktemp("home")) as address, chromium() as browser:
        page = browser.new_context(viewport={"width": 1200, "height": 1000}).new_page()
        yield Notebook(page, address, "logistic.ipynb")


def test_the_card_changes_with_the_code(notebook: Notebook) -> None:
    notebook.run("import numpy as np")
    notebook.run("def sigmoid(z)")
    notebook.run("def propagate(w, b, X, Y)")
    assert "not written yet" in notebook.card("propagate").inner_text()
    notebook.run("def propagate(w, b, X, Y)", WITHOUT_MEAN)
    wrong = notebook.card("propagate").inner_text()
    assert "not right yet" in wrong and "m = 5 times too large" in wrong
    screenshot(notebook.page, "card_wrong")
    notebook.run("def propagate(w, b, X, Y)", PROPAGATE)
    assert "done" in notebook.card("propagate").inner_text()
    screenshot(notebook.page, "card_right")


def test_a_plot_and_a_progress_bar_are_shown(notebook: Notebook) -> None:
    notebook.run("import matplotlib.pyplot as plt")
    assert notebook.run("scores = np.linspace").locator("img").count() == 1
    bar = "from tqdm.auto import tqdm\nfor _ in tqdm(range(20), desc='steps'):\n    pass"
    assert "20/20" in notebook.run("def predict(w, b, X)", bar).locator(".jp-OutputArea").inner_text()


def test_after_a_restart_the_card_says_what_to_run_first(notebook: Notebook) -> None:
    notebook.restart()
    there = notebook.card("propagate").inner_text()
    assert "There is no propagate here" in there
    assert "Run All Above Selected Cell" in there
    notebook.run("def propagate(w, b, X, Y)")
    assert "run the cells above first, from the top" in notebook.card("propagate").inner_text()


def test_the_validate_button_names_what_is_not_done(notebook: Notebook) -> None:
    text = notebook.validate()
    assert "flatten_and_scale" in text and "not written yet" in text
    assert "✗ propagate" not in text and "File " not in text


def test_cards_can_be_read_in_the_dark_theme(notebook: Notebook) -> None:
    notebook.page.evaluate("jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    notebook.page.wait_for_selector('body[data-jp-theme-light="false"]', state="attached")
    card = notebook.card("propagate")
    assert card.inner_text()
    screenshot(notebook.page, "card_dark")
