"""The lessons with networks, from one notebook without a change, on a GPU and on the CPU."""

from __future__ import annotations

import pytest
from lesson_files import LESSONS
from run_through import assert_shows_all, executed

torch = pytest.importorskip("torch", reason="needs torch")


@pytest.mark.gpu
@pytest.mark.slow
@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no CUDA GPU")
@pytest.mark.parametrize("device", ["cuda", "cpu"])
@pytest.mark.parametrize("assignment", [LESSONS["a4_digits"], LESSONS["a5_convnet"]], ids=lambda a: a.id)
def test_the_same_notebook_runs_on_both(lesson, assignment, device, tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_DATA", raising=False)
    if device == "cpu":
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    outputs = executed(lesson, assignment, tmp_path, monkeypatch)
    assert_shows_all(outputs, assignment, "mnist-small")
    text = "".join(output.text for output in outputs if output.output_type == "stream")
    assert f"computing on: {device}" in text
