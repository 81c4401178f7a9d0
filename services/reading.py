"""Read an uploaded file in a child process, under limits and killed from outside.

Every reader of files known hangs, or takes all memory, on some file made for it. The child
is started fresh, so that its limits are its own: nothing of the web process is in its memory.
It answers in JSON, not pickled: what reads a hostile file is not believed blindly.
"""

import json
import logging
import multiprocessing
import os
import resource
import sys
from dataclasses import asdict
from multiprocessing.connection import Connection

from ingest.raw import Raw, Upload
from services import children
from services.errors import Unfit
from texts.errors import Unfit as UnfitText
from texts.marks import Mark, MarkKind

CPU = 5  # seconds of work
WALL = 30.0  # seconds until it is given up, however busy the machine is
MEMORY = 512_000_000  # bytes of address space; the readers themselves take 110 MB of it
ANSWER = 2_500_000  # bytes of JSON: at most 1 MB of text, were all of it quotation marks

_context = multiprocessing.get_context("spawn")
_log = logging.getLogger("gradus")


def read(upload: Upload) -> Raw:
    """Return the text of a file, with title and source if it states them.

    Raises Unfit with a sentence for the teacher: a file of another kind, damaged, locked,
    without text, or one that takes more than 5 seconds or 512 MB.
    """
    try:
        return children.answer(_context, work, (upload,), wall=WALL, take=_raw)
    except children.TookTooLong:
        raise Unfit(
            "%(shown)s took too long to read. Copy its text and paste it instead.",
            shown=upload.shown,
        ) from None
    except (children.BrokeDown, OSError) as broken:  # OSError: its answer was over the limit
        _log.warning("a file .%s could not be read: %s", upload.ending[:8], broken)
        raise Unfit(
            "%(shown)s could not be read: it is damaged, or needs too much memory. "
            "Copy its text and paste it instead.",
            shown=upload.shown,
        ) from None


def work(pipe: Connection, upload: Upload) -> None:
    """Send the text of a file through a pipe, or why there is none. For a child only."""
    limit()
    from ingest.readers import read as read_file

    try:
        answer = asdict(read_file(upload))
    except UnfitText as unfit:
        answer = {"unfit": str(unfit)}
    pipe.send_bytes(json.dumps(answer, ensure_ascii=False).encode(errors="replace"))
    pipe.close()


def limit() -> None:
    """Take from this process what a reader does not need, for good."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # others take no notice of it, or refuse it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    """Stop a reader that opens a connection, starts a program, or opens a file to write."""
    if event.startswith(FORBIDDEN):
        message = f"{event} is not for a reader of files"
        raise PermissionError(message)
    if event == "open" and isinstance(args[2], int) and args[2] & WRITING:
        raise PermissionError("a reader of files writes none")


FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def _raw(pipe: Connection) -> Raw:
    """Return what a child read. Raises Unfit with its reason where it read nothing."""
    answer = json.loads(pipe.recv_bytes(ANSWER))
    if "unfit" in answer:
        raise Unfit(answer["unfit"])
    marks = tuple(Mark(**{**mark, "kind": MarkKind(mark["kind"])}) for mark in answer["marks"])
    return Raw(answer["text"], tuple(answer["mends"]), answer["title"], answer["source"], marks)
