"""`python -m autograder.platforms.github.feedback RESULTS`: a page in Markdown beside each student's results.json."""

from __future__ import annotations

import sys
from pathlib import Path

from autograder.atomic import write_atomically
from autograder.reporting.markdown import to_markdown
from autograder.reporting.results_json import read_results_json


def write_pages(results: Path) -> list[Path]:
    """Raises OSError, and ValueError for a damaged file."""
    pages = []
    for path in sorted(results.glob("*/results.json")):
        pages.append(path.with_name("feedback.md"))
        write_atomically(pages[-1], to_markdown(read_results_json(path)))
    return pages


if __name__ == "__main__":
    try:
        print(f"wrote {len(write_pages(Path(sys.argv[1])))} pages")
    except (OSError, ValueError) as problem:
        sys.exit(str(problem))
