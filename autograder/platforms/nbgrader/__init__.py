"""nbgrader's stock commands on this course: the notebook is run in a sandbox, the scores come from the judge.

Everything goes through nbgrader's own configuration (`nbgrader_config.py` calls `configure`). The way of one submission
under `nbgrader autograde`:

    reading   any file → a notebook that nbgrader can read
    restore   the course's cells back in their places, whatever was deleted, copied or renamed
    ahead     on all cores: the judge's result, and a run in the sandboxed kernel for the outputs
    outputs   those outputs, sanitised, and the judge's cards under the check cells
    scores    points and comments into the gradebook
    late      the penalty of the course's policy, from the time of collection
"""

from autograder.platforms.nbgrader.configure import configure

__all__ = ["configure"]
