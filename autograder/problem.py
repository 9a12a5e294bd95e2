"""The base of every error that is meant for a person: its text is one clear sentence that says what to do."""


class Problem(Exception):
    """Shown by the command line as one line, without a traceback."""
