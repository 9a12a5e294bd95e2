"""Open another student's results.

outcome: error
without: worker
layer: files, namespaces
"""


def shifted(values, note):
    print(spoils(open(PLANTED["result"]).read()))
    return right(values)
