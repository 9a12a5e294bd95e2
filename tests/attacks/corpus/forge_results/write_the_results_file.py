"""Write a results file with full marks over another student's.

outcome: error
without: worker
layer: files, no writing outside
"""


def shifted(values, note):
    with open(PLANTED["result"], "w") as file:
        file.write('{"score": 10}')
    return right(values)
