"""Map more memory than a check may have.

outcome: memory or error
without: worker
"""

import mmap


def shifted(values, note):
    block = mmap.mmap(-1, 800 * 2**20)  # none of it is touched
    return right(values)
