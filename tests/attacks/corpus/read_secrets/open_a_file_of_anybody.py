"""Open a file that anybody may read, outside of the scratch folder.

outcome: error
without: worker
layer: files, namespaces
"""


def shifted(values, note):
    print(spoils(open(PLANTED["open"]).read()))
    return right(values)
