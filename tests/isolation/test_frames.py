"""Frames arrive whole or not at all, and never take more than their caps."""

import socket
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.isolation.frames import (
    LENGTHS,
    MAX_BODY,
    MAX_HEADER,
    FrameClosed,
    FrameProblem,
    FrameTimeout,
    receive_frame,
    send_frame,
)


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@given(st.binary(max_size=500), st.lists(st.binary(max_size=500), max_size=3))
def test_a_frame_arrives_as_it_was_sent(header, parts):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send_frame(ours, header, [memoryview(part) for part in parts])
        got_header, got_body = receive_frame(theirs)
    assert got_header == header
    assert bytes(got_body) == b"".join(parts)


def test_a_large_frame_crosses_in_pieces(pair):
    body = bytes(range(256)) * 40_000
    sender = threading.Thread(target=send_frame, args=(pair[0], b"h", [memoryview(body)]))
    sender.start()
    _, got = receive_frame(pair[1], time.monotonic() + 10)
    sender.join()
    assert bytes(got) == body


@pytest.mark.parametrize("lengths", [(MAX_HEADER + 1, 0), (0, MAX_BODY + 1), (2**32 - 1, 2**32 - 1)])
def test_lengths_above_the_caps_are_refused_before_anything_is_read(pair, lengths):
    pair[0].send(LENGTHS.pack(*lengths))
    with pytest.raises(FrameProblem):
        receive_frame(pair[1], time.monotonic() + 1)


def test_too_large_a_value_is_refused_by_the_sender(pair):
    with pytest.raises(FrameProblem, match="too large"):
        send_frame(pair[0], bytes(MAX_HEADER + 1))


def test_half_a_frame_then_nothing_is_a_timeout(pair):
    pair[0].send(LENGTHS.pack(10, 0) + b"half")
    with pytest.raises(FrameTimeout):
        receive_frame(pair[1], time.monotonic() + 0.05)


def test_half_a_frame_then_the_end_is_closed(pair):
    pair[0].send(LENGTHS.pack(10, 0) + b"half")
    pair[0].close()
    with pytest.raises(FrameClosed):
        receive_frame(pair[1], time.monotonic() + 1)


def test_bytes_that_never_stop_coming_do_not_outlast_the_deadline(pair):
    """One at a time there is always one more to read, and never the whole frame."""
    over = threading.Event()

    def drip():
        pair[0].sendall(LENGTHS.pack(0, MAX_BODY))
        while not over.is_set():
            try:
                pair[0].send(b"x" * 64, socket.MSG_DONTWAIT)
            except BlockingIOError:
                time.sleep(0.001)

    sender = threading.Thread(target=drip)
    sender.start()
    start = time.monotonic()
    try:
        with pytest.raises(FrameTimeout):
            receive_frame(pair[1], start + 0.5)
    finally:
        over.set()
        sender.join()
    assert time.monotonic() - start < 5
