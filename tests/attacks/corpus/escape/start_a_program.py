"""Start another program.

outcome: error
without: worker
layer: no other programs, no new processes
"""

import subprocess


def shifted(values, note):
    subprocess.run(["/bin/true"], check=True)
    return right(values)
