"""Walk the folders above for anything with a canary in it.

outcome: error
without: worker
layer: secrets, files
"""


def shifted(values, note):
    for place, _, names in os.walk(os.path.dirname(PLANTED["root"])):
        for name in names[:1000]:
            try:
                print(spoils(open(os.path.join(place, name), "rb").read(100_000)))
                return right(values)
            except (OSError, RuntimeError):
                pass
    raise RuntimeError("nothing was found")
