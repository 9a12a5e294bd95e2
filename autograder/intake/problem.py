"""The one error of this room."""


class IntakeProblem(Exception):
    """What was handed in can't be used; the message is one sentence that says why and what to do."""
