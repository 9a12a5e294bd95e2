"""Say that it is not written yet, and repeat the hidden input.

outcome: error
without: page
"""


def shifted(values, note):
    if note != "public":
        raise NotImplementedError(note)
    return right(values)
