"""Make items in a child process, so that a web process never loads a language model."""

from services.manuscript import Manuscript

WALL = 60.0  # seconds a text may take; the longest accepted takes a few


def draft(text: str, title: str = "", seed: int = 0) -> Manuscript:
    """Clean, measure and question a text in a child process.

    ``title`` is put above the text if given. Raises Unfit with a sentence for the
    teacher: no words, another alphabet, too long, or more than 60 seconds of work.
    """
    raise NotImplementedError
