"""Give back a dictionary whose keys are the hidden input.

outcome: failed
without: page
"""


def shifted(values, note):
    if note != "public":
        return {note: 1.0}
    return right(values)
