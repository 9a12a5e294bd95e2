"""Grading where the instructor says: on the CPU, or on a GPU that a worker can really use."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from autograder.grading.job import GradingProblem, make_job
from autograder.grading.judge import Judge
from autograder.grading.tier import require
from autograder.intake.code import Code
from autograder.isolation.host import WorkerHost, WorkerNeeds
from autograder.isolation.protocol import Cell
from autograder.isolation.selftest import measure
from autograder.isolation.session import Session, Stopped
from autograder.result import Outcome

torch = pytest.importorskip("torch", reason="needs torch")

WHERE = """
def where(names, device):
    model = torch.nn.Linear(3, 2).to(device)
    return next(model.parameters()).device.type, model(torch.ones(1, 3, device=device)).sum().item()
"""


def job_on(root, course, device: str):
    job = make_job(root, course, "a2_tensors")
    return replace(job, assignment=replace(job.assignment, device=device))


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
def test_a_gpu_that_is_not_there_is_said_before_anything_is_graded(root, course):
    with pytest.raises(GradingProblem, match=r"asks for the device 'cuda'.* set device=\"cpu\""):
        require(job_on(root, course, "cuda"), "D")


def test_the_memory_limit_for_gpus_counts_what_is_written_to():
    """A driver's reservations are larger than any limit on addresses; memory that is used is limited all the same."""
    with WorkerHost(WorkerNeeds(("numpy",), memory_mb=512, device="cuda")) as host:
        limits = [layer for layer in measure(host).layers if layer.name == "memory limit"]
        assert [layer.active for layer in limits] == [True], limits
        session = Session(host.connect(10.0))
        session.load(
            [Cell("a", "import mmap\ndef f():\n    return len(mmap.mmap(-1, 2**31, prot=mmap.PROT_READ))")], ["f"], 0
        )
        assert session.call("f") == 2**31
        session.close()


# What the NVIDIA driver's library does while CUDA starts; without any of it, CUDA ends with error 304.
START = """
def start(names):
    import os, socket, threading
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    listening.bind("\\0cuda-uvmfd-canary")
    listening.listen(1)
    go_on = threading.Event()
    other = threading.Thread(target=go_on.wait)
    other.start()
    with open(f"/proc/self/task/{other.native_id}/comm", "w") as name:
        name.write("cuda-thread")
    with open(f"/proc/self/task/{other.native_id}/comm") as name:
        found = name.read()
    go_on.set()
    other.join()
    os.close(os.memfd_create("cuda"))
    for path in ("/proc/devices", "/proc/sys/vm/mmap_min_addr", "/sys/devices/system/cpu/online"):
        open(path).close()
    return found
"""
REFUSED = """
def refused(names):
    import socket
    kinds = ((socket.AF_INET, socket.SOCK_STREAM), (socket.AF_UNIX, socket.SOCK_STREAM),
             (socket.AF_UNIX, socket.SOCK_DGRAM), (socket.AF_INET, socket.SOCK_SEQPACKET))
    made, listening = [], socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    for kind in kinds:
        try:
            made.append(socket.socket(*kind))
        except PermissionError:
            pass
    listening.bind("\\0canary")
    listening.listen(1)
    for what in (lambda: socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET).connect("\\0canary"), listening.accept):
        try:
            made.append(what())
        except PermissionError:
            pass
    return len(made)
"""


def test_a_worker_for_gpus_allows_what_cuda_needs_to_start_and_no_more():
    with WorkerHost(WorkerNeeds(("numpy",), memory_mb=512, device="cuda")) as host:
        session = Session(host.connect(10.0))
        session.load([], [], seed=0)
        assert session.run(START, "start") == "cuda-thread\n"
        assert session.run(REFUSED, "refused") == 0
        session.close()
        assert {layer.name for layer in measure(host).layers if not layer.active} <= {"namespaces", "files"}


def test_cpu_workers_limit_addresses():
    with WorkerHost(WorkerNeeds(("numpy",), memory_mb=512)) as host:
        session = Session(host.connect(10.0))
        session.load(
            [Cell("a", "import mmap\ndef f():\n    return len(mmap.mmap(-1, 2**31, prot=mmap.PROT_READ))")], ["f"], 0
        )
        with pytest.raises(Stopped) as stopped:
            session.call("f")
        assert stopped.value.outcome in (Outcome.error, Outcome.memory)
        session.close()


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no CUDA GPU")
@pytest.mark.skipif(shutil.which("nvidia-smi") is None, reason="this machine has no NVIDIA driver")
def test_a_hardened_worker_trains_on_the_gpu():
    with WorkerHost(WorkerNeeds(("torch", "torch.nn", "torch.optim"), memory_mb=16_384, device="cuda")) as host:
        session = Session(host.connect(120.0))
        session.load([], [], seed=0)
        device, _ = session.run(WHERE, "where", "cuda")
        session.close()
        assert device == "cuda"
        assert measure(host).tier in "AB"


@pytest.mark.gpu
@pytest.mark.slow
@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no CUDA GPU")
@pytest.mark.parametrize("id", ["a4_digits", "a5_convnet"])
def test_the_reference_gets_full_marks_on_the_gpu(root, course, id):
    job = make_job(root, course, id)
    limits = replace(job.assignment.limits, memory_mb=16_384)
    job = replace(job, assignment=replace(job.assignment, device="cuda", limits=limits))
    with Judge(job) as judge:
        result = judge.grade("reference", Code("a.py", [Cell("a.py", job.reference.read_text())]))
    assert [check.check for check in result.checks if check.outcome is not Outcome.passed] == []
