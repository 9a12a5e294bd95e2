"""Connect to a listener on loopback.

outcome: error
without: worker
layer: no network
"""

import socket


def shifted(values, note):
    socket.create_connection(("127.0.0.1", PLANTED["port"]), timeout=1).close()
    return right(values)
