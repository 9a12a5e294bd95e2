"""Raise an error whose text is the hidden input.

outcome: error
without: page
"""


def shifted(values, note):
    if note != "public":
        raise ValueError(f"{note} {values.tolist()}")
    return right(values)
