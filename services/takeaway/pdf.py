"""Make a PDF of a sheet, in a process of its own and under limits; where Pango is installed.

``python -m services.takeaway.pdf`` is that process: HTML in, PDF out. It fetches nothing, neither
from the network nor from files, and one that takes too long is ended from outside.
"""

import os
import resource
import subprocess
import sys
from ctypes.util import find_library
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import BoundedSemaphore

from services.errors import Conflict

CSS = Path(__file__).with_name("paper.css")
ROOT = Path(__file__).resolve().parents[2]
WALL = 60.0  # seconds a sheet may take; one of 200 words takes two, of 50,000 seven
CPU = 50  # seconds, below the wall limit
MEMORY = 1_500_000_000  # bytes of address space; a sheet of 5 pages takes some 66 MB
AT_ONCE = 2  # processes of one web process
NO_PANGO = "PDFs are not made here. Print the sheet, or save it as PDF when your browser prints."
TOO_LONG = "This sheet is too long to make a PDF of. Print it from your browser."

_turns = BoundedSemaphore(AT_ONCE)


@lru_cache(maxsize=1)
def available() -> bool:
    """Tell whether this place can make PDFs, without loading what makes them."""
    return find_spec("weasyprint") is not None and find_library("pango-1.0") is not None


def pdf(html: str) -> bytes:
    """Return a page as a tagged PDF (PDF/UA-1). Raises Conflict where that cannot be done."""
    if not available():
        raise Conflict(NO_PANGO)
    command = [sys.executable, "-m", "services.takeaway.pdf"]
    with _turns:
        try:
            ran = subprocess.run(  # noqa: S603 - our own module
                command, cwd=ROOT, input=html.encode(), capture_output=True, timeout=WALL
            )
        except subprocess.TimeoutExpired:
            raise Conflict(TOO_LONG) from None
    if ran.returncode < 0:
        raise Conflict(TOO_LONG)
    if ran.returncode:
        message = f"the PDF process ended with {ran.returncode}: {ran.stderr[-500:]!r}"
        raise RuntimeError(message)
    return ran.stdout


def main() -> None:
    """Turn the HTML on standard input into a PDF on standard output."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from weasyprint import CSS as STYLE
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    nothing = URLFetcher(allowed_protocols=())
    page = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=nothing)
    style = STYLE(string=CSS.read_text("utf-8"), url_fetcher=nothing)
    sys.stdout.buffer.write(page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1"))
    sys.stdout.buffer.flush()
    os._exit(0)  # a thread of a C library may outlive that library while Python ends: a crash


if __name__ == "__main__":
    main()
