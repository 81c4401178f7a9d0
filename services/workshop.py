"""Make items in a child process, so that a web process never loads a language model.

A fork server is started at the first text; it loads the tagger, the parser and the word
lists once, and each text is worked on in a fork of it, under limits and killed from outside.
"""

import multiprocessing
import signal
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from threading import BoundedSemaphore

from services import press
from services.errors import Unfit
from services.manuscript import Manuscript
from texts.intake import LONGEST

WALL = 60.0  # seconds a text may take; the longest accepted takes a few
MOST = 1_000_000  # characters worth sending to a child: far more than LONGEST words
AT_ONCE = 2  # children of one web process: each takes a core and some 150 MB
PRELOAD = ["__main__", "services.press", "services.warm", "texts.intake"]
TOO_LONG = "This text took too long to read. Try a shorter part of it."

_context = multiprocessing.get_context("forkserver")
_turns = BoundedSemaphore(AT_ONCE)


def draft(text: str, title: str = "", seed: int = 0) -> Manuscript:
    """Clean, measure and question a text in a child process.

    ``title`` is put above the text if given. Raises Unfit with a sentence for the
    teacher: no words, another alphabet, too long, or more than 60 seconds of work.
    """
    if len(text) > MOST:
        raise Unfit(f"This text is too long: at most {LONGEST:,} words can be read at once.")
    with _turns:
        made = _run(text, title, seed)
    if isinstance(made, str):
        raise Unfit(made)
    return made


def _run(text: str, title: str, seed: int) -> Manuscript | str:
    """Return what a child made of a text: a manuscript, or why there is none."""
    _context.set_forkserver_preload(PRELOAD)
    receive, send = _context.Pipe(duplex=False)
    child = _context.Process(target=press.work, args=(send, text, title, seed), daemon=True)
    try:
        child.start()
        send.close()
        return _outcome(receive, child)
    finally:
        receive.close()
        child.kill()
        child.join()
        child.close()


def _outcome(receive: Connection, child: ForkServerProcess) -> Manuscript | str:
    """Wait for a child's answer. Raises RuntimeError if it broke down."""
    if not receive.poll(WALL):
        return TOO_LONG
    try:
        made: Manuscript | str = receive.recv()
    except EOFError:
        child.join()
        if child.exitcode in {-signal.SIGXCPU, -signal.SIGKILL}:
            return TOO_LONG
        message = f"the item-making process ended with {child.exitcode}"
        raise RuntimeError(message) from None
    return made
