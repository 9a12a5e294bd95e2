"""Connect to a Unix socket that has a name.

outcome: error
without: worker
layer: no network
"""

import socket


def shifted(values, note):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(PLANTED["socket"])
    return right(values)
