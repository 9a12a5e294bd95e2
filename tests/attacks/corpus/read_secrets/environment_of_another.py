"""Read the environment of a process of somebody else.

outcome: error
without: worker
layer: memory of others, namespaces
"""


def shifted(values, note):
    print(spoils(open(f"/proc/{PLANTED['victim']}/environ", "rb").read()))
    return right(values)
