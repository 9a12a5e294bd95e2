"""Answer with a nonce that nobody sent.

outcome: protocol
without: wire
"""

import socket

from autograder.isolation.frames import send_frame
from autograder.isolation.protocol import Reply, encode_reply
from autograder.isolation.values import Encoder


def shifted(values, note):
    encoder = Encoder()
    node = encoder.encode(right(values))
    wire = socket.socket(fileno=os.dup(3))
    send_frame(wire, encode_reply(Reply(bytes(16), "ok", node)), encoder.body)
    time.sleep(0.2)
    os._exit(0)
