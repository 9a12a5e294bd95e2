"""Send a pickle that writes a file where it is opened.

outcome: protocol
without: wire
trace: a file left
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
    import pickle

    class Act:
        def __reduce__(self):
            return os.mkdir, (os.path.join(PLANTED["out"], PLANTED["token"]),)

    send(
        msgspec.msgpack.encode({"nonce": nonce(), "status": "ok", "value": ["array", "|O", [1], 0, False]}),
        [memoryview(pickle.dumps(Act()))],
    )
