"""Send a datagram to a reserved test address.

outcome: error
without: worker
layer: no network
"""

import socket


def shifted(values, note):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection:
        connection.connect(("192.0.2.1", 9))
    return right(values)
