"""Call something of a type that is called like the hidden input.

outcome: error
without: page
"""


def shifted(values, note):
    if note != "public":
        type("x" + note.rpartition("-")[2], (), {})()()
    return right(values)
