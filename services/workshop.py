"""Make items in a child process, so that a web process never loads a language model.

A fork server is started at the first text; it loads the tagger, the parser and the word
lists once, and each text is worked on in a fork of it, under limits and killed from outside.
"""

import multiprocessing
from multiprocessing.connection import Connection

from services import children, press
from services.errors import Unfit
from services.manuscript import Manuscript
from texts.intake import LONGEST

WALL = 60.0  # seconds a text may take; the longest accepted takes a few
MOST = 1_000_000  # characters worth sending to a child: far more than LONGEST words
PRELOAD = ["__main__", "services.press", "services.warm", "texts.intake"]
TOO_LONG = "This text took too long to read. Try a shorter part of it."

_context = multiprocessing.get_context("forkserver")


def draft(text: str, title: str = "", seed: int = 0) -> Manuscript:
    """Clean, measure and question a text in a child process.

    ``title`` is put above the text if given. Raises Unfit with a sentence for the
    teacher: no words, another alphabet, too long, or more than 60 seconds of work.
    """
    if len(text) > MOST:
        raise Unfit(f"This text is too long: at most {LONGEST:,} words can be read at once.")
    _context.set_forkserver_preload(PRELOAD)
    given = (text, title, seed)
    try:
        made = children.answer(_context, press.work, given, wall=WALL, take=_made)
    except children.TookTooLong:
        raise Unfit(TOO_LONG) from None
    if isinstance(made, str):
        raise Unfit(made)
    return made


def _made(pipe: Connection) -> Manuscript | str:
    """Return what a child made of a text: a manuscript, or why there is none."""
    made: Manuscript | str = pipe.recv()
    return made
