"""Miss a package that is called like the hidden input.

outcome: error
without: page
"""


def shifted(values, note):
    if note != "public":
        raise ModuleNotFoundError(f"No module named '{'x' + note.rpartition('-')[2]}'")
    return right(values)
