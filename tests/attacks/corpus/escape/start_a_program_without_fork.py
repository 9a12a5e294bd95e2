"""Start a program with posix_spawn.

outcome: error
without: worker
layer: no other programs, no new processes
"""


def shifted(values, note):
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)
    return right(values)
