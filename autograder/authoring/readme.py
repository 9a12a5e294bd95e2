"""The page that lies beside an assignment's files."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.course import Assignment, Course

# For a folder that stands alone. Two lines, then the rest of the page holds.
SET_UP = """
## First

You need Python 3.11 to 3.14 on Linux or macOS (on Windows: in WSL). Open a terminal in this folder:

```
python3 -m venv .venv && source .venv/bin/activate
pip install -r requirements.txt
```

In each new terminal, `source .venv/bin/activate` first. All data is in here: only the installation needs the network.
{torch}"""
TORCH = """
On Linux without a graphics card, the second line is better replaced: gigabytes are not downloaded with
`pip install uv && uv pip install --torch-backend cpu -r requirements.txt`.
"""


def readme(
    course: Course, assignment: Assignment, points: Mapping[str, int], hidden: int, *, bundle: bool = False
) -> str:
    """One page in Markdown: what to fill in, how to check it, what to hand in.

    `points` are those of each exercise; `hidden` of them come from checks that students don't have. With `bundle`, the
    page says how to set the folder up.
    """
    module = assignment.module
    rows = "\n".join(f"| {n} | `{name}` | {points[name]} |" for n, name in enumerate(assignment.exercises, start=1))
    written = f"\n| | the written question: look for `YOUR ANSWER HERE` | {assignment.written_points} |"
    total = sum(points.values()) + assignment.written_points
    due = f"\nIt is due on {assignment.due:%d %B %Y at %H:%M}.\n" if assignment.due else ""
    first = SET_UP.format(torch=TORCH if assignment.needs_torch else "") if bundle else ""
    return f"""\
# {assignment.title}

Assignment `{assignment.id}` of *{course.title}*.
{due}{first}
## What is here

| file | what it is |
|---|---|
| `{module}.ipynb` | the lesson as a notebook: text, pictures and the places to fill in |
| `{module}.py` | the same lesson as a Python file, if you like an editor better |
| `test_{module}.py` | the public checks. Read them; changing them has no effect on grading |

Work in **one** of the first two. The notebook is the usual choice.

## What you fill in

Look for `# YOUR CODE HERE`. Replace the line below it, which says "not written yet".

| | exercise | points |
|---|---|---|
{rows}{written if assignment.written_points else ""}
| | together | {total} |

{hidden} of these points come from checks that run only when your work is graded, so `course check` shows fewer.
They ask for nothing that the lesson does not say.

## Commands

Open a terminal in this folder.

| command | what it does |
|---|---|
| `jupyter lab {module}.ipynb` | opens the notebook |
| `course check` | checks what you have so far, and says what to do next |
| `course check --exercise {assignment.exercises[0]}` | checks one exercise |
| `course check --watch` | checks again whenever you save |
| `pytest` | runs the same checks as plain tests |

In the notebook, `check("{assignment.exercises[0]}")` stands below the exercise and does the same for it.
Save before you check from the terminal. If you work in both files, the one saved last is checked.

## What to hand in

Hand in `{module}.ipynb` **or** `{module}.py`, not both. Keep the name of the file and the names of the functions.
Only your functions and what they need are run for grading; training and pictures are not.
So the checks work on a half-finished file too: hand in what you have.
"""
