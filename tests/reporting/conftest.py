from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import chromium
from reporting_samples import build_result

from autograder.result import SubmissionResult


@pytest.fixture
def result() -> SubmissionResult:
    return build_result()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Chromium, of playwright's class Browser; without one the test is skipped."""
    with chromium() as browser:
        yield browser
