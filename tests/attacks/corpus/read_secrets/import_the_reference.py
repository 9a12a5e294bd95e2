"""Import the reference answers.

outcome: error
without: worker
layer: secrets
"""


def shifted(values, note):
    sys.path.insert(0, os.path.dirname(PLANTED["reference"]))
    import lab

    print(lab.SECRET)
    return lab.shifted(values, note)
