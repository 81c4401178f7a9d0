"""The options of an item in the order in which a learner sees them.

The order hangs on the id of the item alone: the same item looks the same everywhere,
and nothing in the order says which option is the key.
"""

from random import Random

from quizzes.item import Format, Item

TRUTH = ("True", "False", "Not given")


def options(item: Item) -> tuple[str, ...]:
    """Return the texts of the options in serving order; () for a typed item."""
    if item.format is Format.TYPED:
        return ()
    if item.format is Format.TRUE_FALSE_NOT_GIVEN:
        return TRUTH
    texts = [item.key.text, *(d.text for d in item.distractors)]
    Random(item.id).shuffle(texts)
    return tuple(texts)


def key_position(item: Item) -> int:
    """Return the place of the key among the options, from 0; -1 for a typed item."""
    shown = options(item)
    return shown.index(item.key.text) if shown else -1


def guessing(format: Format, distractors: int) -> float:
    """Return the chance of a right answer to an item by luck alone, in [0, 1].

    >>> guessing(Format.CHOICE, 3)
    0.25
    """
    if format is Format.TYPED:
        return 0.0
    return 1 / len(TRUTH) if format is Format.TRUE_FALSE_NOT_GIVEN else 1 / (distractors + 1)
