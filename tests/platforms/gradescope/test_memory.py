"""How much memory a worker may take, by what the container says of itself."""

from __future__ import annotations

import pytest

from autograder.platforms.gradescope import memory


@pytest.mark.parametrize(
    ("version_2", "version_1", "megabytes"),
    [
        (str(768 * 2**20), None, 768),
        (str(3 * 2**30), None, 3072),  # more, set in the assignment's settings
        (None, str(768 * 2**20), 768),
        ("max\n", None, memory.DEFAULT_MB),
        (None, "9223372036854771712\n", memory.DEFAULT_MB),  # how version 1 says "max"
        (None, None, memory.DEFAULT_MB),
    ],
)
def test_the_containers_limit_counts(tmp_path, monkeypatch, version_2, version_1, megabytes):
    paths = []
    for name, content in (("v2", version_2), ("v1", version_1)):
        paths.append(tmp_path / name)
        if content is not None:
            paths[-1].write_text(content)
    monkeypatch.setattr(memory, "LIMITS", paths)
    assert memory.room() == megabytes - memory.KEPT_FREE_MB


def test_this_process_occupies_something():
    assert 10 < memory.resident() < 100_000
