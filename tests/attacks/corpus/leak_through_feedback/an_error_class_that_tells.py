"""Raise an error of a class that is called like the hidden input.

outcome: error
without: page
"""


def shifted(values, note):
    if note != "public":
        raise type("x" + note.rpartition("-")[2], (Exception,), {})
    return right(values)
