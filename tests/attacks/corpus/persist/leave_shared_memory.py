"""Leave memory with a name.

outcome: error
without: worker
"""

from multiprocessing import shared_memory


def shifted(values, note):
    shared_memory.SharedMemory(f"{PLANTED['token']}-{os.getpid()}", create=True, size=100).close()
    return right(values)
