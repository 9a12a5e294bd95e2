from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from reporting_samples import build_result

from autograder.result import SubmissionResult


@pytest.fixture
def result() -> SubmissionResult:
    return build_result()


NO_NETWORK = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Chromium, of playwright's class Browser; without one the test is skipped."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        try:  # the machine's own, else the one that playwright installed
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=NO_NETWORK)
        except sync_api.Error as error:
            pytest.skip(f"no browser starts here: {str(error).splitlines()[0]}")
        yield browser
        browser.close()
