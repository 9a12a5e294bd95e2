"""A container as Gradescope makes it, as far as one machine allows: its own root, its folders, memory and processor.

The root is this machine's, with every change kept in a folder of the test (overlayfs). What the command may do is what
an ordinary Docker container may: root without the capabilities that namespaces and mounts need. The limits are real
ones, of control groups.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
import uuid
import venv
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CAPABILITIES = (
    "chown,dac_override,fowner,fsetid,kill,setgid,setuid,setpcap,net_bind_service,net_raw,sys_chroot,mknod,"
    "audit_write,setfcap"
)
KEPT = ",".join(f"+{name}" for name in CAPABILITIES.split(","))
GROUPS = Path("/sys/fs/cgroup")
ENTER = """
set -e
mount --make-rprivate /
mount -t overlay overlay -o lowerdir=/,upperdir=$0/upper,workdir=$0/work $0/root
mount -t proc proc $0/root/proc
mount --rbind /dev $0/root/dev
mount -t tmpfs tmpfs $0/root/tmp
mount -t tmpfs tmpfs $0/root/sys
if [ -n "$GROUP" ]; then mkdir -p $0/root/sys/fs/cgroup/memory; mount --bind $GROUP $0/root/sys/fs/cgroup/memory; fi
exec chroot $0/root setpriv --bounding-set=-all,KEPT --inh-caps=-all "$@"
""".replace("KEPT", KEPT)


@dataclass(frozen=True)
class Ran:
    status: int
    output: str
    seconds: float
    peak_mb: int  # of what its processes held together: anonymous pages, and files that are mapped
    killed: int  # processes that the kernel ended for want of memory


class Container:
    """What it changes lies below `folder`; nothing of it is left on the machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("upper", "work", "root"):
            (folder / name).mkdir(parents=True)

    def path(self, inside: str) -> Path:
        """Where a file that the container has written lies; before the first run also where to put one."""
        return self.folder / "upper" / inside.lstrip("/")

    def lay(self, archive: Path) -> None:
        """As Gradescope lays out a zip when it builds the image."""
        source = self.path("/autograder/source")
        source.mkdir(parents=True)
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(source)
        for name in ("setup.sh", "run_autograder"):
            (source / name).chmod(0o755)
        shutil.copy2(source / "run_autograder", self.path("/autograder/run_autograder"))
        for name in ("submission", "results"):
            self.path(f"/autograder/{name}").mkdir()

    def install_here(self) -> None:
        """What setup.sh does with the package index, without it: the engine of the zip, all else from this machine."""
        venv.create(self.path("/opt/course/venv"), symlinks=True)
        [site] = self.path("/opt/course/venv/lib").glob("python*/site-packages")
        [wheel] = self.path("/autograder/source").glob("*.whl")
        with zipfile.ZipFile(wheel) as zipped:
            zipped.extractall(site)
        others = [path for path in sys.path if Path(path).name == "site-packages"]
        (site / "others.pth").write_text("\n".join(others) + "\n")
        for folder, _, _ in os.walk(self.path("/opt")):
            Path(folder).chmod(0o755)

    def run(
        self,
        *command: str,
        memory_mb: int | None = None,
        processors: float | None = None,
        timeout: float = 600,
        kill_when: Callable[[], bool] | None = None,
    ) -> Ran:
        """Run a command in /autograder, as root. After `timeout` or when told, it is killed as a whole."""
        group = f"course-test-{uuid.uuid4().hex[:8]}"
        memory, cpu = GROUPS / "memory" / group, GROUPS / "cpu" / group
        limits = memory_mb is not None
        if limits:
            memory.mkdir()
            (memory / "memory.limit_in_bytes").write_text(str(memory_mb * 2**20))
        if processors is not None:
            cpu.mkdir()
            (cpu / "cpu.cfs_quota_us").write_text(str(int(100_000 * processors)))
        environment = os.environ | {"GROUP": str(memory) if limits else ""}
        joined = [str(path / "cgroup.procs") for path, there in ((memory, limits), (cpu, processors)) if there]

        def join() -> None:
            for path in joined:
                with open(path, "w") as file:  # noqa: PTH123 — between fork and exec, as little as possible
                    file.write(str(os.getpid()))

        inner = ["env", "-C", "/autograder", *command]
        start = time.monotonic()
        process = subprocess.Popen(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER, str(self.folder), *inner],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            preexec_fn=join,
        )
        peak = [0]
        watch = threading.Thread(target=_watch, args=(memory, process, peak), daemon=True)
        if limits:
            watch.start()
        while kill_when is not None and process.poll() is None:
            if kill_when():
                process.kill()
            time.sleep(0.05)
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            output, _ = process.communicate()
        seconds = time.monotonic() - start
        killed = 0
        if limits:
            watch.join()
            killed = _number(memory / "memory.oom_control", "oom_kill")
        _remove(memory, cpu)
        return Ran(process.returncode, output, seconds, peak[0] // 2**20, killed)


def possible() -> str:
    """Why there can be no such container here; empty where there can."""
    if os.geteuid() != 0:
        return "needs root"
    if not os.access(GROUPS / "memory", os.W_OK) or not (GROUPS / "memory" / "memory.limit_in_bytes").is_file():
        return "needs control groups (version 1) that can be written"
    if "overlay" not in Path("/proc/filesystems").read_text():
        return "needs overlayfs"
    if shutil.which("unshare") is None or shutil.which("setpriv") is None:
        return "needs util-linux"
    return ""


def _watch(memory: Path, process: subprocess.Popen[str], peak: list[int]) -> None:
    while process.poll() is None:
        stat = memory / "memory.stat"
        peak[0] = max(peak[0], _number(stat, "total_rss") + _number(stat, "total_mapped_file"))
        time.sleep(0.05)


def _number(path: Path, name: str) -> int:
    for line in path.read_text().splitlines():
        if line.startswith(f"{name} "):
            return int(line.split()[1])
    return 0


def _remove(*groups: Path) -> None:
    for group in groups:
        for _ in range(100):
            if not group.is_dir():
                break
            try:
                group.rmdir()
            except OSError:  # its last process is still ending
                time.sleep(0.05)
