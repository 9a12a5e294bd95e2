"""Open what another student handed in.

outcome: error
without: worker
layer: files, namespaces
"""


def shifted(values, note):
    print(spoils(open(PLANTED["other"]).read()))
    return right(values)
