"""Give a file of another student a second name in the scratch folder.

outcome: error
without: worker
layer: files, namespaces
"""


def shifted(values, note):
    os.link(PLANTED["other"], "second")
    print(spoils(open("second").read()))
    return right(values)
