"""Give back the hidden input as text.

outcome: failed
without: page
"""


def shifted(values, note):
    if note != "public":
        return note
    return right(values)
