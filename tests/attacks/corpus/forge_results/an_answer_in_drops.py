"""Send the right answer byte by byte, for longer than a check may take.

outcome: timeout
without: worker
"""

import socket

import msgspec

from autograder.isolation import frames
from autograder.isolation.protocol import Reply, encode_reply
from autograder.isolation.values import ArrayNode, Encoder


def nonce():
    """That of the request which is being answered, from the frame that answers it."""
    frame = sys._getframe()
    while frame is not None:
        if hasattr(frame.f_locals.get("request"), "nonce"):
            return frame.f_locals["request"].nonce
        frame = frame.f_back


def fields(values, **more):
    encoder = Encoder()
    node = encoder.encode(right(values))
    return {"nonce": nonce(), "status": "ok", "value": node, **more}, encoder.body


def send(header, body=()):
    frames.MAX_HEADER = frames.MAX_BODY = 2**30
    frames.send_frame(socket.socket(fileno=os.dup(3)), header, body)
    time.sleep(0.2)
    os._exit(0)


def shifted(values, note):
    if note == "public":
        return right(values)
    reply, body = fields(values)
    header = msgspec.msgpack.encode(reply)
    body = b"".join(body)
    data = frames.LENGTHS.pack(len(header), len(body)) + header + body
    for place in range(len(data)):
        os.write(3, data[place : place + 1])
        time.sleep(3.5 / len(data))
    time.sleep(0.2)
    os._exit(0)
