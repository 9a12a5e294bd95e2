"""A child's work: answer one request after another, until the judge hangs up."""

from __future__ import annotations

import socket

from autograder.isolation.calls import Desk
from autograder.isolation.frames import FrameClosed, FrameProblem, receive_frame, send_frame
from autograder.isolation.protocol import Reply, decode_request, encode_reply


def serve(connection: socket.socket, desk: Desk) -> None:
    """Raises what a frame or a request of the wrong form raises."""
    while True:
        try:
            header, body = receive_frame(connection)
        except FrameClosed:
            return
        request = decode_request(header)
        reply, arrays = desk.answer(request, body)
        try:
            send_frame(connection, encode_reply(reply), arrays)
        except FrameProblem as problem:
            send_frame(connection, encode_reply(Reply(request.nonce, "error", problem=str(problem))))
