"""Real notebooks through nbclient in the sandboxed kernel: what must work, what must not, and how each end is told."""

from __future__ import annotations

import gc
import os
import re
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import pytest

nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

from autograder.isolation.layers import namespaces  # noqa: E402
from autograder.platforms import kernel  # noqa: E402
from autograder.platforms.kernel_client import SaysWhy  # noqa: E402

AS_ROOT = sys.platform == "linux" and os.geteuid() == 0
as_root = pytest.mark.skipif(not AS_ROOT, reason="needs root on Linux")


class Client(SaysWhy, nbclient.NotebookClient):
    """As nbgrader sets it: a cell that takes too long is interrupted, and the notebook goes on."""


LATE = {"ename": "CellTimeoutError", "evalue": "", "traceback": ["No reply from kernel before timeout"]}


@pytest.fixture(autouse=True)
def kernelspec(monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "")
    kernel.offer_kernelspec()


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Started once, so that no test's time includes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", "")
        kernel.offer_kernelspec()
        run("1")
    yield
    kernel._close_all()


def run(*cells, folder=None, timeout=20, client=Client, **limits):
    """The notebook after it was run, and the client that ran it."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made = client(
        notebook,
        kernel_name=kernel.KERNEL_NAME,
        timeout=timeout,
        allow_errors=True,
        interrupt_on_timeout=True,
        error_on_timeout=LATE,
        raise_on_iopub_timeout=True,
        resources={"metadata": {"path": str(folder)}} if folder else {},
        config=kernel_config(limits),
    )
    made.execute()
    return notebook, made


def kernel_config(limits):
    from traitlets.config import Config

    return Config({"SandboxProvisioner": limits})


def outputs(*cells, **options):
    return [cell.outputs for cell in run(*cells, **options)[0].cells]


def text(found):
    """All of one cell's outputs as text, without colours."""
    parts = []
    for output in found:
        if output.output_type == "stream":
            parts.append(output.text)
        elif output.output_type == "error":
            parts += [output.ename, output.evalue, *output.traceback]
        else:
            parts.append(output.data.get("text/plain", ""))
    return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(parts))


def said(*cells, **options):
    """What the last cell put out."""
    return text(outputs(*cells, **options)[-1])


# What must work


def test_values_prints_displays_and_errors_are_there():
    value, printed, shown, raised = outputs(
        "1 + 1",
        "print('hello')",
        "from IPython.display import HTML, display\ndisplay(HTML('<b>bold</b>'))",
        "def half(x): return x / 0\nhalf(1)",
    )
    assert value[0].data["text/plain"] == "2"
    assert printed[0].text == "hello\n"
    assert shown[0].data["text/html"] == "<b>bold</b>"
    assert raised[0].ename == "ZeroDivisionError"
    assert "half(1)" in text(raised)


def test_a_figure_is_a_picture_in_the_cell():
    [shown] = outputs("import matplotlib.pyplot as plt\nplt.plot([1, 4, 9])\nplt.show()")
    assert "image/png" in shown[0].data


def test_a_small_network_is_trained():
    pytest.importorskip("torch")
    code = """
import torch
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
x = torch.randn(60, 2); y = (x[:, 0] > 0).long()
model = torch.nn.Linear(2, 2)
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
for epoch in range(20):
    for a, b in DataLoader(TensorDataset(x, y), batch_size=10, shuffle=True):
        loss = torch.nn.functional.cross_entropy(model(a), b)
        optimizer.zero_grad(); loss.backward(); optimizer.step()
print("low" if loss.item() < 0.3 else "high")
"""
    assert said(code) == "low\n"


def test_what_was_left_out_beforehand_can_be_imported_all_the_same():
    pytest.importorskip("torch")
    before = "import sys\nprint('torch' in sys.modules)"
    after = "import torch\nprint(torch.ones(2).sum().item())"
    shown = [text(found) for found in outputs(before, after, timeout=60, leave_out=["torch", "torchvision"])]
    assert shown == ["False\n", "2.0\n"]


def test_a_progress_bar_is_shown():
    assert "100%" in said("from tqdm import tqdm\nfor i in tqdm(range(3)): pass")


def test_the_courses_own_names_are_there(root):
    folder = root / "assignments" / "a1_logistic"
    _, cats, digits, card = outputs(
        "from autograder import check, find_mnist, load_cats",
        "load_cats().train_x.shape",
        "import pathlib\nsorted(path.name for path in pathlib.Path(find_mnist(), 'MNIST', 'raw').iterdir())[0]",
        "check('propagate')",
        folder=folder,
    )
    assert "209" in text(cats)
    assert "t10k-images" in text(digits)
    assert "not written yet" in text(card)
    assert "text/html" in card[0].data


def test_the_files_beside_the_notebook_are_there_and_no_others(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "numbers.csv").write_text("1,2\n")
    (tmp_path / "own.py").write_text("answer = 42\n")
    (tmp_path / "master.ipynb").write_text("{}")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    code = "import os, own\nprint(sorted(os.listdir('.')), own.answer, open('data/numbers.csv').read())"
    assert said(code, folder=tmp_path).startswith("['data', 'own.py'] 42 1,2")


def test_what_a_cell_writes_stays_in_the_sandbox(tmp_path):
    (tmp_path / "numbers.csv").write_text("1")
    assert said("open('numbers.csv', 'w').write('2')", folder=tmp_path) == "1"
    assert [path.read_text() for path in tmp_path.iterdir()] == ["1"]


def test_files_named_like_modules_do_not_replace_those_that_the_kernel_has(tmp_path):
    for name in ("numpy", "ipykernel_launcher", "random", "IPython", "traitlets", "autograder", "zmq"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted')\n")
    code = "import numpy, random, IPython, autograder\nprint(numpy.ones(2).sum(), autograder.check.__name__)"
    assert said(code, folder=tmp_path) == "2.0 check\n"


def test_one_notebook_leaves_nothing_for_the_next():
    run("import builtins\nbuiltins.left = 1\nopen('left.txt', 'w').write('x')\nimport numpy\nnumpy.left = 1")
    code = "import builtins, os, numpy\nprint(hasattr(builtins, 'left'), os.listdir('.'), hasattr(numpy, 'left'))"
    assert said(code) == "False [] False\n"


def test_random_numbers_are_the_same_each_time():
    code = "import random, numpy as np\nprint(random.random(), np.random.rand())"
    assert said(code) == said(code)


# What must not


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import socket; socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
        "import socket; socket.create_connection(('192.0.2.1', 9), 1)",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1', timeout=1)",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import subprocess; subprocess.run(['/bin/ls'])",
        "import multiprocessing; p = multiprocessing.Process(target=print); p.start()",
        "import os; os.kill(os.getppid(), 0)",
        "import os; os.kill(1, 9)",
        "import os; os.kill(-1, 15)",
        "import os; open(f'/proc/{os.getppid()}/mem', 'rb').read(1)",
        "import os; os.listdir(f'/proc/{os.getppid()}/fd')",
        "import ctypes; libc = ctypes.CDLL(None, use_errno=True); libc.syscall(234, 1, 1, 0) == 0 or [][1]",  # tgkill
        "import os; os.setuid(0)",
        "open('/etc/passwd').read()",
        "open('/planted.txt', 'w')",
        "open('../../planted.txt', 'w')",
        "open('/tmp/planted.txt', 'w')",
        "open('/dev/shm/planted.txt', 'w')",
        "import numpy; open(numpy.__file__, 'a')",
        "import autograder; open(autograder.__file__, 'a')",
        "open('large', 'wb').write(bytes(70 * 2**20))",
        "import mmap; mmap.mmap(-1, 8 * 2**30)",
        "bytearray(8 * 2**30)",
        "input('name?')",
    ],
)
@as_root
def test_it_is_refused(code):
    [tried, after] = outputs(code, "1 + 1")
    assert tried, "it worked"
    assert tried[-1].output_type == "error", text(tried)
    assert text(after) == "2"


@as_root
def test_other_programs_are_refused_in_one_sentence():
    listed, version, installed = outputs("!ls", "files = !ls", "%pip install numpy")
    for refused in (listed, version, installed):
        assert text(refused).strip() == "UsageError: No other programs can be started here."
    assert said("import os\nos.system('true')") != "0"


@as_root
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o777])
def test_a_file_of_the_instructor_is_out_of_reach(tmp_path_factory, mode):
    folder = tmp_path_factory.mktemp("gradebook")
    for place in (folder, *folder.parents[:3]):
        if place.stat().st_uid == os.geteuid():
            place.chmod(0o777)
    secret = folder / "gradebook.db"
    secret.write_text("all grades")
    secret.chmod(mode)
    reading, writing, beside = outputs(
        f"open({str(secret)!r}).read()", f"open({str(secret)!r}, 'w')", f"open({str(folder / 'new')!r}, 'w')"
    )
    assert [found[-1].output_type for found in (reading, writing, beside)] == ["error"] * 3
    assert "all grades" not in text(reading)
    assert [path.name for path in folder.iterdir()] == ["gradebook.db"]
    assert secret.read_text() == "all grades"


@as_root
def test_the_masters_are_out_of_reach(root):
    [found] = outputs(f"open({str(root / 'solutions' / 'a1_logistic' / 'logistic.py')!r}).read()")
    assert found[-1].output_type == "error"


@as_root
def test_nothing_outlives_the_kernel(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = _sandboxed_processes()
    code = "import os, threading, time\nthreading.Thread(target=lambda: time.sleep(600)).start()\nprint(os.getuid())"
    uid = int(said(code))
    assert uid > 0x70000000
    assert not [pid for pid in _sandboxed_processes() - before if _uid(pid) == uid]
    assert not list(tmp_path.iterdir())


def _sandboxed_processes():
    return {int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()}


def _uid(pid):
    try:
        return Path(f"/proc/{pid}").stat().st_uid
    except OSError:
        return None


# How each end is told


def test_a_cell_that_takes_too_long_is_interrupted_and_the_notebook_goes_on():
    late, after = outputs("while True: pass", "1 + 1", timeout=1)
    assert {"KeyboardInterrupt", "CellTimeoutError"} & {output.ename for output in late}
    assert text(after) == "2"


IGNORES = [
    "import time\nwhile True:\n    try: time.sleep(5)\n    except BaseException: pass",
    "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
    "import itertools\nsum(itertools.repeat(0))",
]


@pytest.mark.parametrize("code", IGNORES)
def test_a_cell_that_ignores_interrupts_is_ended_with_its_kernel(code):
    start = time.monotonic()
    late, after = outputs(code, "1 + 1", timeout=1, interrupt_seconds=2)
    assert time.monotonic() - start < 20
    assert late[-1].ename == "KernelEnded"
    assert "interrupt" in late[-1].evalue or "did not stop" in late[-1].evalue
    assert text(after).startswith("Not run: the kernel")


def test_a_kernel_that_talks_to_its_host_is_not_listened_to():
    code = "import os\nfor n in range(10_000):\n    try: os.write(3, b'x' * 1000)\n    except OSError: pass"
    talked, after = outputs("import os\nos.set_blocking(3, False)\n" + code, "1 + 1")
    assert talked == []
    assert text(after) == "2"


def test_a_plain_client_does_not_hang_either():
    with pytest.raises(nbclient.exceptions.DeadKernelError):
        run(IGNORES[1], timeout=1, interrupt_seconds=1, client=_Patient)


class _Patient(nbclient.NotebookClient):
    """Waits for the interrupted cell to answer, as nbclient does by default."""

    def __init__(self, notebook, **options):
        super().__init__(notebook, **options | {"error_on_timeout": None})


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os\nos._exit(0)", "ended the program"),
        ("import os\nos._exit(3)", "exit status 3"),
        ("import os\nos.abort()", "crashed (SIGABRT)"),
        ("import ctypes\nctypes.string_at(0)", "crashed (SIGSEGV)"),
        ("import os\nfor number in range(3, 200):\n    try: os.close(number)\n    except OSError: pass", ""),
    ],
)
def test_a_kernel_that_dies_is_an_error_in_its_cell(code, reason):
    start = time.monotonic()
    before, died, after, words = outputs("print('before')", code, "1 + 1", "")
    assert time.monotonic() - start < 15
    assert text(before) == "before\n"
    ended = (died + after)[-1] if not died else died[-1]
    assert reason in getattr(ended, "evalue", reason)
    assert text(after).startswith("Not run: the kernel ended, because")
    assert words == []


def test_nbgraders_own_step_runs_in_it_and_ends_as_told(tmp_path):
    preprocessors = pytest.importorskip("nbgrader.preprocessors")

    class Execute(SaysWhy, preprocessors.Execute):
        pass

    cells = ("print('before')", "while True: pass", "print('between')", IGNORES[1], "print('after')")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    step = Execute(kernel_name=kernel.KERNEL_NAME, timeout=2)
    step.preprocess(notebook, {"metadata": {"path": str(tmp_path)}})
    before, late, between, ends, after = (cell.outputs for cell in notebook.cells)
    assert text(before) == "before\n"
    assert "CellTimeoutError" in {output.get("ename") for output in late}
    assert text(between) == "between\n"
    assert ends[-1].ename == "KernelEnded"
    assert text(after).startswith("Not run")


def test_exit_ends_nothing():
    left, quit, raised, after = outputs("exit()", "quit", "import sys\nsys.exit(1)", "1 + 1")
    assert "do not end the kernel" in text(left)
    assert "do not end the kernel" in text(quit)
    assert "SystemExit" in text(raised)
    assert text(after) == "2"


def test_processor_time_runs_out():
    [busy] = outputs("while True: pass", cpu_seconds=2)
    assert "seconds of processor time" in busy[-1].evalue


def test_the_time_for_the_notebook_runs_out():
    waits, after = outputs("import time\ntime.sleep(60)", "1", seconds=3, timeout=None)
    assert "the time for the whole notebook is over" in waits[-1].evalue
    assert text(after).startswith("Not run")


def test_memory_is_limited_beyond_what_torch_needs():
    refused, small = outputs("bytearray(600 * 2**20)", "len(bytearray(200 * 2**20))", memory_mb=512)
    assert refused[-1].ename == "MemoryError"
    assert text(small) == str(200 * 2**20)


@pytest.mark.parametrize(
    "code",
    [
        "print('x' * 50_000_000)",
        "for i in range(100_000): print('x' * 100)",
        "import sys\nsys.stderr.write('x' * 5_000_000)",
        "from IPython.display import HTML, display\nfor i in range(100): display(HTML('x' * 100_000))",
        "from IPython.display import HTML\nHTML('x' * 5_000_000)",
    ],
)
def test_too_much_output_is_cut_and_the_cell_says_so(code):
    shown, after = outputs(code, "print('after')", cell_output_kb=256)
    assert "[output cut after 256 KB]" in text(shown)
    assert len(str(shown)) < 600_000
    assert text(after) == "after\n"


def test_an_error_of_any_length_is_shortened():
    [raised] = outputs("raise ValueError('x' * 5_000_000)")
    assert raised[-1].ename == "ValueError"
    assert len(str(raised)) < 200_000


def test_an_animation_may_send_more_than_stands_in_the_cell_at_the_end():
    code = """
from IPython.display import HTML, clear_output, display
for step in range(10):
    clear_output(wait=True)
    display(HTML(str(step) + "x" * 100_000))
"""
    [shown] = outputs(code, cell_output_kb=256)
    assert shown[0].data["text/html"].startswith("9x")


def test_a_kernel_that_goes_round_the_cut_is_ended():
    code = "kernel = get_ipython().kernel\nwhile True: kernel.iopub_thread.socket.send_multipart([b'x' * 100_000] * 10)"
    flooded, after = outputs(code, "1", output_mb=4)
    assert "sent more output than a notebook may" in flooded[-1].evalue
    assert text(after).startswith("Not run")


FORGED = """
from jupyter_client.session import Session
kernel = get_ipython().kernel
def send(kind, content):
    Session.send(kernel.session, kernel.iopub_socket, kind, content, kernel.get_parent())
"""


@pytest.mark.parametrize(
    "line",
    [
        "kernel.shell_stream.socket.send_multipart([kernel._shell_parent_ident.get()[0], b'x'])",
        "kernel.iopub_thread.socket.send_multipart([b'x', b'x'])",
        "send('display_data', {})",
        "send('stream', {'name': 5})",
        "send('comm_open', {})",
        "kernel.session.key = b'another'; print(1)",
        "send('display_data', {'data': {'text/plain': 5}, 'metadata': {}})",
        "send('error', {'ename': 1, 'evalue': [], 'traceback': 'x'})",
        "send('status', {})",
    ],
)
def test_messages_that_are_none_end_the_kernel_and_not_the_client(line):
    forged, after = outputs(FORGED + line, "1", timeout=5)
    assert forged[-1].ename == "KernelEnded"
    assert "can't be understood" in forged[-1].evalue or "did not stop" in forged[-1].evalue
    assert text(after).startswith("Not run")


def test_a_kernel_that_breaks_the_client_leaves_no_task_behind(caplog):
    for _ in range(2):  # the second run gives the first one's tasks the time to fail
        outputs(FORGED + "send('stream', {'name': 5})", timeout=5)
    time.sleep(1.1)
    outputs("1")
    gc.collect()
    assert "never retrieved" not in caplog.text


def test_what_a_kernel_forges_makes_no_notebook_that_is_broken():
    notebook, _ = run(
        FORGED,
        "send('execute_input', {'execution_count': 'x', 'code': ''})",
        "send('comm_open', {'comm_id': 'x', 'target_name': 'jupyter.widget', 'data': {'state': {'_model_name': 5}}})",
    )
    nbformat.validate(notebook)


# Where there is less


@as_root
def test_without_namespaces_the_rest_still_holds(monkeypatch, tmp_path):
    monkeypatch.setattr(namespaces, "command", lambda *arguments: None)
    monkeypatch.setattr(kernel, "_idle", [])
    (tmp_path / "numbers.csv").write_text("1")
    works, where, reads, connects, forks, writes = outputs(
        "import numpy as np\nprint(np.ones(2), open('numbers.csv').read())",
        "import os\nprint(os.getcwd())",
        "open('/etc/passwd').read()",
        "import socket; socket.socket()",
        "import os; os.fork()",
        "open('/tmp/planted.txt', 'w')",
        folder=tmp_path,
    )
    assert text(works) == "[1. 1.] 1\n"
    assert "worker-" in text(where)
    assert not Path(text(where).strip()).parent.exists()
    kernel._close_all()
    assert not Path(text(where).strip()).parents[1].exists()
    assert [found[-1].output_type for found in (reads, connects, forks, writes)] == ["error"] * 4


def test_a_machine_that_can_start_none_says_so(monkeypatch):
    from autograder.isolation.host import WorkerHost, WorkerProblem

    def fail(self):
        raise WorkerProblem("no forks here")

    monkeypatch.setattr(kernel, "_idle", [])
    monkeypatch.setattr(WorkerHost, "start", fail)
    with pytest.raises(kernel.KernelProblem, match="no forks here"):
        run("1")
