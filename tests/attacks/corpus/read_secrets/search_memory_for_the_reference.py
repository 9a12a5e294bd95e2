"""Look for canaries among all objects that Python still knows.

outcome: error
without: process
"""


def shifted(values, note):
    import gc

    names = [value for item in gc.get_objects() if isinstance(item, dict) for value in list(item.values())]
    texts = " ".join(value for value in names if isinstance(value, str) and value.startswith("CANARY-"))
    print(spoils(texts))
    return right(values)
