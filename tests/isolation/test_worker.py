"""A real warm worker: what a student's code can do there, and how each end of it is named."""

import errno
import os
import platform
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from autograder.isolation.host import WorkerHost, WorkerNeeds, WorkerProblem
from autograder.isolation.layers import namespaces
from autograder.isolation.protocol import Cell
from autograder.isolation.session import InProcess, Session, Stopped
from autograder.result import Outcome

CODE = """
import os, sys, threading, time
from concurrent.futures import ThreadPoolExecutor
import numpy as np

def add(a, b=1): return a + b
def in_place(a):
    a += 1
    return None
def reshape(a):
    a.shape = (a.size,)
def loop():
    while True: pass
def sleep(): time.sleep(60)
def much_memory(): return np.ones(2**31)
def leave(): sys.exit(3)
def die(): os._exit(3)
def kill(): os.kill(os.getpid(), 9)
def chatter():
    while True: print("x" * 1000)
def swallow():
    try:
        while True: print("x" * 1000)
    except BaseException:
        return 1
def talk(): print("hello"); return 1
def wrong(): return [][1]
def stub(): raise NotImplementedError("not written yet")
def big(): return np.zeros(2**25)
def random(): return float(np.random.rand())
def forge():
    for number in range(3, 20):
        try: os.write(number, b"\\xff" * 64)
        except OSError: pass
    return 1
def where(): return os.getcwd()
def read(path): return len(open(path.format(parent=os.getppid())).read())
def leave_file():
    open("left.txt", "w").write("x")
    return os.listdir(".")
def tell(process, number):
    import ctypes, signal
    if process is None:
        signal.pthread_kill(threading.get_ident(), 0)
        return 0
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall(number, process, process, 0)
    return ctypes.get_errno()
def count():
    with ThreadPoolExecutor(3) as pool:
        return sum(pool.map(len, ["a", "bc", "def"])), threading.main_thread() is threading.current_thread()
"""
TGKILL = {"x86_64": 234, "aarch64": 131}.get(platform.machine())  # asm/unistd.h


@pytest.fixture(scope="module")
def host():
    with WorkerHost(WorkerNeeds(memory_mb=1024, printed_kb=64)) as host:
        yield host


def session_for(host, name, seconds=5.0, seed=1):
    session = Session(host.connect(seconds))
    session.load([Cell("logistic.py", CODE)], [name], seed)
    return session


def ask(host, name, *arguments, seconds=5.0, seed=1, **keywords):
    session = session_for(host, name, seconds, seed)
    try:
        return session.call(name, *arguments, **keywords)
    finally:
        session.close()


def test_values_go_there_and_back(host):
    np.testing.assert_array_equal(ask(host, "add", np.arange(3), b=2), [2, 3, 4])


def test_a_change_in_place_reaches_the_caller(host):
    array = np.zeros((2, 2))
    assert ask(host, "in_place", array) is None
    np.testing.assert_array_equal(array, np.ones((2, 2)))


def test_a_new_shape_reaches_the_caller_too(host):
    array = np.arange(6.0).reshape(2, 3)
    ask(host, "reshape", array)
    np.testing.assert_array_equal(array, np.arange(6.0))


def test_a_read_only_argument_is_never_changed(host):
    array = np.zeros(3)
    array.flags.writeable = False
    ask(host, "in_place", array)
    np.testing.assert_array_equal(array, np.zeros(3))


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("loop", Outcome.timeout),
        ("sleep", Outcome.timeout),
        ("much_memory", Outcome.memory),
        ("leave", Outcome.error),
        ("die", Outcome.crash),
        ("kill", Outcome.error),
        ("chatter", Outcome.output_limit),
        ("swallow", Outcome.output_limit),
        ("wrong", Outcome.error),
        ("stub", Outcome.missing),
        ("absent", Outcome.missing),
        ("big", Outcome.error),
        ("forge", Outcome.protocol),
    ],
)
def test_each_way_of_giving_no_answer_has_its_name(host, name, outcome):
    with pytest.raises(Stopped) as stopped:
        ask(host, name, seconds=0.5 if outcome is Outcome.timeout else 5.0)
    assert stopped.value.outcome is outcome


def test_an_error_names_the_students_own_line(host):
    with pytest.raises(Stopped) as stopped:
        ask(host, "wrong")
    assert "IndexError" in stopped.value.problem
    assert "return [][1]" in stopped.value.line


def test_what_is_printed_comes_along(host):
    session = session_for(host, "talk")
    session.call("talk")
    session.close()
    assert session.printed == "hello\n"


def test_random_numbers_depend_on_the_seed_alone(host):
    assert ask(host, "random", seed=5) == ask(host, "random", seed=5) != ask(host, "random", seed=6)


def test_each_session_starts_in_an_empty_folder_of_its_own(host):
    assert ask(host, "leave_file") == ["left.txt"]
    assert ask(host, "leave_file") == ["left.txt"]
    assert ask(host, "where") != ask(host, "where")


def test_two_sessions_at_once_do_not_mix(host):
    first, second = session_for(host, "add"), session_for(host, "add")
    assert second.call("add", 1) == 2
    assert first.call("add", 2) == 3
    first.close()
    assert second.call("add", 3) == 4
    second.close()


def test_the_worker_is_started_again_after_it_was_killed():
    with WorkerHost(WorkerNeeds()) as host:
        assert ask(host, "add", 1) == 2
        os.killpg(host.process_id, signal.SIGKILL)
        time.sleep(0.1)
        assert ask(host, "add", 1) == 2


def test_a_worker_that_takes_a_moment_to_die_is_not_asked_twice():
    """It hangs up before the system knows it as dead. Whoever asks again at once gets another one."""
    with WorkerHost(WorkerNeeds()) as host:
        host.start()
        os.kill(host.process_id, signal.SIGSTOP)  # so that it is alive for as long as this test likes
        host._control.shutdown(socket.SHUT_RDWR)
        with pytest.raises(WorkerProblem):
            host.connect(5.0)
        assert host.losses == 1
        assert ask(host, "add", 2) == 3
        assert host.losses == 1


def test_a_worker_killed_during_a_call_is_a_crash_and_no_exception():
    with WorkerHost(WorkerNeeds()) as host:
        session = session_for(host, "sleep", seconds=10)
        os.killpg(host.process_id, signal.SIGKILL)
        with pytest.raises(Stopped) as stopped:
            session.call("sleep")
        assert stopped.value.outcome is Outcome.crash
        session.close()


def test_without_namespaces_the_rest_still_works(monkeypatch):
    monkeypatch.setattr(namespaces, "command", lambda *arguments: None)
    with WorkerHost(WorkerNeeds()) as host:
        assert ask(host, "add", 1) == 2
        assert host.namespaces


def test_a_killed_worker_without_namespaces_leaves_no_folder_behind(monkeypatch):
    monkeypatch.setattr(namespaces, "command", lambda *arguments: None)
    with WorkerHost(WorkerNeeds()) as host:
        home = Path(host.start().outside).parents[1]
        session_for(host, "sleep")  # so that its child has a folder, too
        assert len(list(home.iterdir())) == 2
        os.kill(host.process_id, signal.SIGKILL)
    assert not home.exists()


def test_in_this_process_the_answers_are_the_same(host):
    here = Session(InProcess(5))
    here.load([Cell("logistic.py", CODE)], ["add", "in_place", "stub"], 1)
    array = np.zeros(2)
    here.call("in_place", array)
    np.testing.assert_array_equal(array, [1, 1])
    np.testing.assert_array_equal(here.call("add", np.arange(3), b=2), ask(host, "add", np.arange(3), b=2))
    with pytest.raises(Stopped) as stopped:
        here.call("stub")
    assert stopped.value.outcome is Outcome.missing


def test_it_reads_of_its_own_process_and_of_no_other(host):
    """Libraries look there for the memory they use; the worker's own place is none of their business."""
    assert ask(host, "read", "/proc/self/statm") > 0
    with pytest.raises(Stopped, match=r"Permission denied|No such file"):
        ask(host, "read", "/proc/{parent}/cmdline")


LARGE_LIBRARIES = """
import mmap, sys, tempfile
import numpy as np
from autograder.isolation import harden
from autograder.isolation.control import Fork, Setup
from autograder.isolation.layers import process

MB = 2**20
with tempfile.TemporaryFile() as file:
    file.truncate(4096 * MB)
    library = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
    setup = Setup(preload=[], readable=[], folders=[], uid=None, memory_bytes=512 * MB, printed_bytes=0, gpu=False)
    process.limit(harden.terms(Fork(10), [], sys.argv[1], harden.prepare(setup)).limits)
    np.ones(100 * MB, dtype=np.uint8)
    try:
        np.ones(600 * MB, dtype=np.uint8)
    except MemoryError:
        print("limited")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no limit of the address space")
def test_large_libraries_take_nothing_of_the_memory_that_code_may_use(tmp_path):
    """A torch that was built for CUDA maps more of its files than the limit of most assignments."""
    done = subprocess.run(
        [sys.executable, "-c", LARGE_LIBRARIES, str(tmp_path)],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.returncode) == ("limited\n", 0), done.stderr


@pytest.mark.skipif(TGKILL is None, reason="the number of the call is not known here")
def test_a_thread_of_its_own_may_be_signalled_and_no_other_process(host):
    """Not even one that isn't there: the call itself is refused."""
    assert ask(host, "tell", None, TGKILL) == 0
    assert ask(host, "tell", 2**22 - 1, TGKILL) == errno.EPERM


def test_threads_work_in_a_child(host):
    assert ask(host, "count") == (6, True)
