"""Take more memory than a check may.

outcome: memory
without: worker
layer: memory limit
"""


def shifted(values, note):
    block = np.zeros(100_000_000)  # 800 MB of addresses, none of them touched
    return right(values) + block[0]
