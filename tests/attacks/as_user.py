"""Run a command as an ordinary user. Run as a program, as root, in mount namespaces of its own.

An interpreter below a closed home is shown through a mount that nobody else sees.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.attacks.places import closed_folders

USER = 54321


def main() -> None:
    needed = [Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve(), Path(__file__).resolve()]
    needed += [Path(name) for name in sys.path if Path(name).is_dir()]
    for folder, inside in closed_folders(needed).items():
        open_view(folder, sorted(inside))
    os.setgroups([])
    os.setresgid(USER, USER, USER)
    os.setresuid(USER, USER, USER)
    home = tempfile.mkdtemp(prefix="home-")
    os.environ |= {"HOME": home, "USER": "ordinary", "TMPDIR": home, "COURSE_CACHE": home}
    status = subprocess.run(sys.argv[1:], check=False).returncode
    subprocess.run(["rm", "-rf", home], check=False)
    sys.exit(status)


def open_view(folder: Path, inside: list[Path]) -> None:
    held = Path(tempfile.mkdtemp(prefix="held-"))
    mount("-t", "tmpfs", "tmpfs", held)
    for number, path in enumerate(inside):
        (held / str(number)).mkdir()
        mount("--bind", path, held / str(number))
    mount("-t", "tmpfs", "-o", "mode=0755", "tmpfs", folder)
    for number, path in enumerate(inside):
        path.mkdir()
        mount("--bind", held / str(number), path)
    subprocess.run(["umount", "-l", str(held)], check=True)
    held.rmdir()


def mount(*arguments: object) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True)


main()
