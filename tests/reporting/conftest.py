from __future__ import annotations

import pytest
from reporting_samples import build_result

from autograder.result import SubmissionResult


@pytest.fixture
def result() -> SubmissionResult:
    return build_result()
