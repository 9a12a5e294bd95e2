"""What `run_autograder` starts: `python -I -m autograder.platforms.gradescope ID DATASET MODULE...`.

The modules are those that students need; they are imported before anything of the course is read.
"""

from __future__ import annotations

import os
import sys

from autograder.isolation.host import ENVIRONMENT

KEPT = ("COURSE_CACHE",)


def main() -> None:
    wanted = ENVIRONMENT | {name: os.environ[name] for name in KEPT if name in os.environ}
    if dict(os.environ) != wanted:
        # The worker is a fork of this process, so nothing of the platform's environment may be in its memory.
        os.execve(sys.executable, [sys.executable, "-I", "-m", __spec__.parent, *sys.argv[1:]], wanted)
    from autograder.platforms.gradescope.run import run

    run(sys.argv[1], sys.argv[2], sys.argv[3:])


main()
