"""Change what the line that raises looks like.

outcome: error
without: page
"""

import linecache


def shifted(values, note):
    if note != "public":
        lines = ["# " + note + "\n"] * 400
        linecache.cache["lab.py"] = (1, None, lines, "lab.py")
        raise ValueError
    return right(values)
