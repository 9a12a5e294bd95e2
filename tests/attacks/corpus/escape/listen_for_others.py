"""Wait for connections from outside.

outcome: error
without: worker
layer: no network
"""

import socket


def shifted(values, note):
    socket.create_server(("127.0.0.1", 0)).close()
    return right(values)
