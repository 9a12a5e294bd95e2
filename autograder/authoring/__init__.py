"""From a master to every form that people get: notebook, module, public checks, nbgrader source.

Importing this is cheap: jupytext and nbgrader are only loaded when something is made.
"""

from autograder.authoring.errors import LeakError, MasterError
from autograder.authoring.make import build, check, leaks, student_files

__all__ = ["LeakError", "MasterError", "build", "check", "leaks", "student_files"]
