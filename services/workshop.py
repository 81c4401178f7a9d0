"""Make items in a child process, so that a web process never loads a language model.

A fork server is started at the first text; it loads the tagger, the parser and the word
lists once, and each text is worked on in a fork of it, under limits and killed from outside.
"""

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from time import monotonic

from quizzes.item import Item
from services import children, press
from services.errors import Unfit
from services.manuscript import Manuscript, ReadyItem, Wish
from texts.intake import LONGEST
from texts.marks import Mark

WALL = 60.0  # seconds a text may take; the longest accepted takes a few
ADVICE_WALL = 15.0  # seconds; a paragraph takes a fraction of one
MOST = 1_000_000  # characters worth sending to a child: far more than LONGEST words
PRELOAD = ["__main__", "services.press", "services.warm", "texts.intake"]
TOO_LONG = "This text took too long to read. Try a shorter part of it."

_context = multiprocessing.get_context("forkserver")


def draft(
    text: str,
    title: str = "",
    seed: int = 0,
    marks: Sequence[Mark] = (),
    heard: Callable[[float], None] = lambda share: None,
) -> Manuscript:
    """Clean, measure and question a text in a child process.

    ``title`` is put above the text if given; ``marks`` are what was mended in it; ``heard`` is
    told the share of the work that is done. Raises Unfit with a sentence for the teacher: no
    words, a script without spaces, too long, or more than 60 seconds of work.
    """
    if len(text) > MOST:
        raise Unfit(
            "This text is too long: at most %(longest)s words can be read at once.", longest=LONGEST
        )
    _context.set_forkserver_preload(PRELOAD)
    given = (text, title, seed, tuple(marks))
    try:
        made = children.answer(
            _context, press.work, given, wall=WALL, take=lambda pipe: _made(pipe, heard)
        )
    except children.TookTooLong:
        raise Unfit(TOO_LONG) from None
    if isinstance(made, str):
        raise Unfit(made)
    return made


def advice(text: str, item: Item) -> tuple[str, ...]:
    """Return what the screens say of a teacher's item, its evidence counted in ``text``.

    Works in a child process; () where that takes too long, for it is only advice.
    """
    _context.set_forkserver_preload(PRELOAD)
    try:
        said: tuple[str, ...] = children.answer(
            _context, press.advise, (text, item), wall=ADVICE_WALL, take=lambda pipe: pipe.recv()
        )
    except (children.TookTooLong, children.BrokeDown):
        return ()
    return said


def more(text: str, wish: Wish) -> ReadyItem | None:
    """Return the likeliest question of a text that a wish leaves, made with other choices.

    Works in a child process. Raises Unfit for more than 60 seconds of work.
    """
    _context.set_forkserver_preload(PRELOAD)
    try:
        made: ReadyItem | None = children.answer(
            _context, press.make_more, (text, wish), wall=WALL, take=lambda pipe: pipe.recv()
        )
    except children.TookTooLong:
        raise Unfit(TOO_LONG) from None
    return made


def _made(pipe: Connection, heard: Callable[[float], None]) -> Manuscript | str:
    """Return what a child made of a text: a manuscript, or why there is none."""
    until = monotonic() + WALL
    while True:
        if not pipe.poll(max(0.0, until - monotonic())):
            raise children.TookTooLong
        made: Manuscript | str | float = pipe.recv()
        if not isinstance(made, float):
            return made
        heard(made)
