"""A served place with the shelf in it, and Chromium to walk through it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
SCREENSHOTS = ROOT / "build" / "screenshots"
PASSPHRASE = "three small boats"  # noqa: S105 - everyone's, in tests
SHARED = ROOT.parent / "shared" / "texts" / "prime-movers.txt"
expect.set_options(timeout=20_000)  # milliseconds; two shared cores may be busy with items
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-dev-shm-usage",  # a container's /dev/shm may be too small for a picture
    "--disable-gpu",
]
PICTURE_TRIES = 4  # a busy machine may have no frame to show yet: "Unable to capture screenshot"
PATIENCE = 30  # seconds until a server must have answered


@dataclass(frozen=True)
class Place:
    """A running Gradus: its address and how to run its commands."""

    address: str
    env: dict[str, str]

    def command(self, *words: str, said: str = "") -> str:
        """Run a command of the place and return what it printed."""
        ran = subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, "-m", "flask", "--app", "app", *words],
            cwd=ROOT,
            env=self.env,
            input=said,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=1) as reply:  # noqa: S310 - our own address
            return bool(reply.status == 200)
    except (URLError, OSError):
        return False


def wait_for(served: Place, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers; fail if it ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while not answers(served.address):
        assert server.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Serve a new place with gunicorn, with the shelf, a teacher Anna and a learner Ben."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is absent: browser tests are left out")
    port = free_port()
    env = {**os.environ, "GRADUS_INSTANCE": str(tmp_path_factory.mktemp("instance"))}
    env["GRADUS_LANGUAGES"] = "en_GB,es,zh_Hans,ru,ar"  # one from right to left, in English words
    env.pop("DATABASE_URL", None)
    served = Place(f"http://127.0.0.1:{port}", env)
    served.command("init")
    served.command("seed")
    for name, role in (("Anna", "teacher"), ("Ben", "learner")):
        served.command("user", "add", name, "--role", role, "--passphrase-stdin", said=PASSPHRASE)
    gunicorn = [sys.executable, "-m", "gunicorn", "app:create_app()", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(  # noqa: S603 - our own server
        [*gunicorn, "--worker-class", "gthread", "--threads", "4", "--log-level", "error"],
        cwd=ROOT,
        env=env,
    )
    try:
        wait_for(served, server)
        yield served
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium(place: Place) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=CHROMIUM_ARGS,
        )
        yield browser
        browser.close()


@dataclass(frozen=True)
class Walker:
    """A person at a browser."""

    page: Page
    place: Place

    def to(self, path: str) -> None:
        """Open a page of the place."""
        self.page.goto(self.place.address + path)

    def sign_in(self, name: str) -> None:
        """Sign in by the form."""
        self.to("/sign-in")
        self.page.get_by_label("Nickname").fill(name)
        self.page.get_by_label("Passphrase").fill(PASSPHRASE)
        self.page.get_by_role("button", name="Sign in").click()

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Write a screenshot."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        for left in reversed(range(PICTURE_TRIES)):
            try:
                self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=whole)
                return
            except PlaywrightError:
                if not left:
                    raise
                self.page.wait_for_timeout(1000)
