"""Packages of npm that some tests measure with, fetched once into build/."""

import shutil
import subprocess
from pathlib import Path

import pytest

BUILD = Path(__file__).resolve().parents[1] / "build"
PATIENCE = 120  # seconds


def package(name: str, version: str) -> Path:
    """Return the folder of a package; skip the test where npm is absent or cannot fetch it."""
    npm = shutil.which("npm")
    if not npm:
        pytest.skip(f"npm is absent, so {name} is not there")
    folder = BUILD / name
    found = folder / "node_modules" / name
    if not found.exists():
        folder.mkdir(parents=True, exist_ok=True)
        fetch = [npm, "install", "--prefix", str(folder), "--silent", f"{name}@{version}"]
        ran = subprocess.run(fetch, capture_output=True, check=False, timeout=PATIENCE)  # noqa: S603 - npm
        if ran.returncode:
            pytest.skip(f"{name} cannot be fetched from npm")
    return found
