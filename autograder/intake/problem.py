"""The one error of this room."""

from autograder.problem import Problem


class IntakeProblem(Problem):
    """What was handed in can't be used; the message is one sentence that says why and what to do."""
