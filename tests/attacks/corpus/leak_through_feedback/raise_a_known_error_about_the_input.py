"""Raise an error of a known form, whose explanation repeats a name: the hidden input.

outcome: error
without: page
"""


def shifted(values, note):
    if note != "public":
        raise NameError(f"name '{note.rpartition('-')[2]}' is not defined")
    return right(values)
