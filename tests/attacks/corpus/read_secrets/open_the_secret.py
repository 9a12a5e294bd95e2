"""Open a file that only the judge may read.

outcome: error
without: worker
layer: secrets
"""


def shifted(values, note):
    print(spoils(open(PLANTED["secret"]).read()))
    return right(values)
