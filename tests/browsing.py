"""A real browser and a real JupyterLab, for the tests that drive them."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NO_NETWORK = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCREENSHOTS = Path(__file__).resolve().parents[1] / "build" / "screenshots"
START_SECONDS = 120
SETTINGS = {  # asks for nothing, and looks for no news
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},  # every cell is in the page, seen or not
}


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """The machine's own Chromium, else the one that playwright installed; without one the test is skipped."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=NO_NETWORK)
        except sync_api.Error as error:
            pytest.skip(f"no browser starts here: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


@contextlib.contextmanager
def jupyterlab(folder: Path, home: Path) -> Iterator[str]:
    """The address of a JupyterLab in a folder, with a home of its own."""
    pytest.importorskip("jupyterlab")
    runtime, settings = home / "runtime", home / "settings"
    runtime.mkdir(parents=True)
    for name, content in SETTINGS.items():
        plugin, key = name.split(":")
        path = settings / plugin / f"{key}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content))
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--port=0", "--allow-root", "--IdentityProvider.token=",
        "--expose-app-in-browser",
    ]  # fmt: skip
    own = {"HOME": home, "JUPYTER_RUNTIME_DIR": runtime, "JUPYTERLAB_SETTINGS_DIR": settings}
    with (home / "lab.log").open("wb") as log:
        server = subprocess.Popen(
            command,
            cwd=folder,
            stdout=log,
            stderr=log,
            env=os.environ | {name: str(path) for name, path in own.items()},
        )
        try:
            yield _address(server, runtime, home / "lab.log")
        finally:
            server.terminate()
            server.wait(30)


def _address(server: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            with contextlib.suppress(json.JSONDecodeError):
                return json.loads(path.read_text())["url"]
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


def screenshot(page: Any, name: str) -> None:
    """Kept below build/, to be looked at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
